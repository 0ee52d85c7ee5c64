import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactElement, ReactNode } from "react";
import { WithName } from "#app/(site)/posts/[slug]/with-name.tsx";
import { PlainPage } from "#app/_ui/plain-page.tsx";
import { words } from "#app/_ui/words.ts";
import { findDataLink } from "#lib/following/data-link.ts";
import { findMailStanding, type MailStanding } from "#lib/following/read-follows.ts";
import type { Words } from "#lib/words/words.ts";
import { AnswerButton } from "./answer-button.tsx";
import { Everything, Opened } from "./everything.tsx";
import styles from "./page.module.css";
import { Unconfirmed } from "./unconfirmed.tsx";

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
  searchParams: Promise<{ done?: string | string[]; comment?: string | string[] }>;
};

/**
 * What is sent to one address, and how that is ended; from a link that was mailed for it alone, what
 * is kept under it. Opening either changes nothing.
 */
export default async function MailPage({ params, searchParams }: Props): Promise<ReactNode> {
  const { token } = await params;
  const { done, comment } = await searchParams;
  const { mail } = await words();
  const link = await findDataLink(token);
  const standing = link ? undefined : await findMailStanding(token);
  if (!link && !standing) notFound();
  return (
    <PlainPage heading={mail.page.title}>
      <div className={styles.page}>
        <p role="status">{typeof done === "string" && saidAfter(done, mail)}</p>
        {link && <Opened link={link} token={token} />}
        {standing && <Standing standing={standing} token={token} asked={comment} />}
      </div>
    </PlainPage>
  );
}

type Phrases = Words["mail"]["page"];
type PartProps = { standing: MailStanding; token: string; phrases: Phrases };

function saidAfter(done: string, { page, everything }: Words["mail"]): string | undefined {
  if (done === "end" || done === "end-all") return page.ended;
  if (done === "wrote") return page.thanks;
  if (done === "failed") return page.failed;
  if (done === "asked") return everything.asked;
  if (done === "not-saved") return everything.notAsked;
  return done === "not-mine" ? page.disowned : undefined;
}

async function Standing({
  standing,
  token,
  asked: askedAbout,
}: {
  standing: MailStanding;
  token: string;
  asked: string | string[] | undefined;
}): Promise<ReactNode> {
  const phrases = (await words()).mail.page;
  const asked = standing.unconfirmed.find(({ id }) => String(id) === askedAbout);
  return (
    <>
      <p>
        <WithName phrase={phrases.address} name={standing.email} />
      </p>
      <State standing={standing} token={token} phrases={phrases} asksBelow={asked !== undefined} />
      <Unconfirmed standing={standing} token={token} asked={asked?.id} />
      {standing.state === "refused" ? null : (
        <Follows standing={standing} token={token} phrases={phrases} />
      )}
      <Everything token={token} />
    </>
  );
}

/** How the address stands with mail, with the one thing to press that goes with it. */
function State({
  standing: { state, follows },
  token,
  phrases,
  asksBelow,
}: PartProps & { asksBelow: boolean }): ReactNode {
  if (state === "unconfirmed" && follows.length === 0) return null;
  const asks = { unconfirmed: phrases.confirm, paused: phrases.resume, refused: phrases.resume };
  return (
    <>
      <p>{phrases[state]}</p>
      {state === "confirmed" || (state === "unconfirmed" && asksBelow) ? null : (
        <AnswerButton token={token} say="confirm" quiet={state === "refused"}>
          {asks[state]}
        </AnswerButton>
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
            <AnswerButton token={token} say="end" follow={id} quiet>
              {phrases.end(post.title)}
            </AnswerButton>
          </li>
        ))}
      </ul>
      {follows.length > 1 && (
        <AnswerButton token={token} say="end-all" quiet>
          {phrases.endAll}
        </AnswerButton>
      )}
      <AnswerButton token={token} say="never" quiet>
        {phrases.never}
      </AnswerButton>
    </section>
  );
}

const kinds = ["decision", "replies", "authorReplies", "thread"] as const;
