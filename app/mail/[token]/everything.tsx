import type { ReactNode } from "react";
import { WithName } from "#app/(site)/posts/[slug]/with-name.tsx";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { words } from "#app/_ui/words.ts";
import type { DataLink } from "#lib/following/data-link.ts";
import { askForDataLinkAction, eraseEverythingAction } from "./actions.ts";
import styles from "./page.module.css";

/** On the page that every mail leads to: the way to what is kept, by a link of its own. */
export async function Everything({ token }: { token: string }): Promise<ReactNode> {
  const { everything: phrases } = (await words()).mail;
  return (
    <section aria-labelledby="everything">
      <h2 id="everything">{phrases.title}</h2>
      <p>{phrases.what}</p>
      <AskForLink token={token} />
    </section>
  );
}

/** Where that link leads: what is kept under the address, while the link is good. */
export async function Opened({
  link: { state, email },
  token,
}: {
  link: DataLink;
  token: string;
}): Promise<ReactNode> {
  const { page, everything } = (await words()).mail;
  if (state === "ended") {
    return (
      <>
        <p>{everything.ended}</p>
        <AskForLink token={token} />
      </>
    );
  }
  return (
    <>
      <p>
        <WithName phrase={page.address} name={email} />
      </p>
      <Kept token={token} />
    </>
  );
}

async function AskForLink({ token }: { token: string }): Promise<ReactNode> {
  const { everything: phrases } = (await words()).mail;
  return (
    <form action={askForDataLinkAction} className={styles.button}>
      <p>{phrases.why}</p>
      <input type="hidden" name="token" value={token} />
      <SubmitButton>{phrases.ask}</SubmitButton>
    </form>
  );
}

/** What the owner of an address may do with all that is kept under it. Erasing is pressed twice. */
async function Kept({ token }: { token: string }): Promise<ReactNode> {
  const { everything: phrases } = (await words()).mail;
  return (
    <section aria-labelledby="everything">
      <h2 id="everything">{phrases.title}</h2>
      <p>{phrases.what}</p>
      <p>
        <a href={`/mail/${token}/export`} className={styles.export}>
          {phrases.export}
        </a>
      </p>
      <details className={styles.offer}>
        <summary>{phrases.offer}</summary>
        <form action={eraseEverythingAction} className={styles.button}>
          <p>{phrases.text}</p>
          <input type="hidden" name="token" value={token} />
          <SubmitButton tone="reject">{phrases.press}</SubmitButton>
        </form>
      </details>
    </section>
  );
}
