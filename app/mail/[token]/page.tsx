import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactElement, ReactNode } from "react";
import { WithName } from "#app/(site)/posts/[slug]/with-name.tsx";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { PlainPage } from "#app/_ui/plain-page.tsx";
import { words } from "#app/_ui/words.ts";
import { findMailStanding, type MailStanding } from "#lib/following/read-follows.ts";
import type { Words } from "#lib/words/words.ts";
import { answerMailAction } from "./actions.ts";
import styles from "./page.module.css";

export async function generateMetadata(): Promise<Metadata> {
  const { mail } = await words();
  return {
    title: mail.page.title,
    robots: { index: false, follow: false },
    // The address is the key to this page, so no link on it may tell where the reader came from.
    referrer: "no-referrer",
  };
}

type Props = {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

/** What is sent to one address, and how that is ended. Opening it changes nothing. */
export default async function MailPage({ params, searchParams }: Props): Promise<ReactNode> {
  const { token } = await params;
  const standing = await findMailStanding(token);
  if (!standing) notFound();
  const { done } = await searchParams;
  const phrases = (await words()).mail.page;
  const isEnding = done === "end" || done === "end-all";
  return (
    <PlainPage heading={phrases.title}>
      <div className={styles.page}>
        <p role="status">{isEnding && phrases.ended}</p>
        <p>
          <WithName phrase={phrases.address} name={standing.email} />
        </p>
        <State standing={standing} token={token} phrases={phrases} />
        {standing.state === "refused" ? null : (
          <Follows standing={standing} token={token} phrases={phrases} />
        )}
      </div>
    </PlainPage>
  );
}

type Phrases = Words["mail"]["page"];
type PartProps = { standing: MailStanding; token: string; phrases: Phrases };

/** How the address stands, with the one thing to press that goes with it. */
function State({ standing: { state }, token, phrases }: PartProps): ReactElement {
  const asks = { unconfirmed: phrases.confirm, paused: phrases.resume, refused: phrases.resume };
  return (
    <>
      <p>{phrases[state]}</p>
      {state === "confirmed" ? null : (
        <Button token={token} say="confirm" quiet={state === "refused"}>
          {asks[state]}
        </Button>
      )}
    </>
  );
}

function Follows({ standing: { follows }, token, phrases }: PartProps): ReactElement {
  return (
    <section aria-labelledby="follows">
      <h2 id="follows">{phrases.follows}</h2>
      {follows.length === 0 && <p>{phrases.none}</p>}
      <ul role="list" className={styles.follows}>
        {follows.map(({ id, post, ...chosen }) => (
          <li key={id} className={styles.follow}>
            <p>
              {phrases.on.before}
              <a href={post.address}>
                <bdi>{post.title}</bdi>
              </a>
              {phrases.on.after}
            </p>
            <ul>{kinds.map((kind) => chosen[kind] && <li key={kind}>{phrases[kind]}</li>)}</ul>
            <Button token={token} say="end" follow={id} quiet>
              {phrases.end(post.title)}
            </Button>
          </li>
        ))}
      </ul>
      {follows.length > 1 && (
        <Button token={token} say="end-all" quiet>
          {phrases.endAll}
        </Button>
      )}
      <Button token={token} say="never" quiet>
        {phrases.never}
      </Button>
    </section>
  );
}

const kinds = ["decision", "replies", "authorReplies", "thread"] as const;

function Button({
  token,
  say,
  follow,
  quiet,
  children,
}: {
  token: string;
  say: string;
  follow?: number;
  quiet: boolean;
  children: ReactNode;
}): ReactElement {
  return (
    <form action={answerMailAction} className={styles.button}>
      <input type="hidden" name="token" value={token} />
      {follow === undefined ? null : <input type="hidden" name="follow" value={follow} />}
      <SubmitButton name="say" value={say} tone={quiet ? "quiet" : "plain"}>
        {children}
      </SubmitButton>
    </form>
  );
}
