import type { Metadata } from "next";
import type { ReactElement } from "react";
import { currentSessionToken } from "#app/_session/member.ts";
import { requireMember } from "#app/_session/require.ts";
import { Moment } from "#app/_ui/time.tsx";
import { passwordLengthMin } from "#lib/identity/password.ts";
import { readNoticeSetting } from "#lib/identity/notice-choice.ts";
import { asModerator } from "#lib/identity/roles.ts";
import { listSessions, type OpenSession } from "#lib/identity/sessions.ts";
import { endOtherSessionsAction, endSessionAction } from "./actions.ts";
import { NoticeForm } from "./notice-form.tsx";
import styles from "./page.module.css";
import { PasswordForm } from "./password-form.tsx";

export const metadata: Metadata = { title: "Your account" };

type Props = { searchParams: Promise<{ done?: string | string[] }> };

export default async function AccountPage({ searchParams }: Props): Promise<ReactElement> {
  const member = await requireMember();
  const moderator = asModerator(member);
  const { done } = await searchParams;
  const sessions = await listSessions(member, (await currentSessionToken()) ?? "");
  return (
    <main id="content" className={styles.page}>
      <h1>Your account</h1>
      <p>
        {member.name}, {member.role}. You sign in as {member.email}.
      </p>

      <p role="status">{done === "notices" ? "Saved. Mail comes as you chose." : ""}</p>

      {moderator && (
        <section aria-labelledby="notices" className={styles.page}>
          <h2 id="notices">Mail to you</h2>
          <NoticeForm setting={await readNoticeSetting(moderator)} />
        </section>
      )}

      <h2>Change your password</h2>
      <PasswordForm passwordHint={`${passwordLengthMin} characters or more`} />

      <h2>Where you are signed in</h2>
      <ul className={styles.sessions}>
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      {sessions.length > 1 ? (
        <form action={endOtherSessionsAction}>
          <button type="submit" data-weight="quiet">
            Sign out everywhere else
          </button>
        </form>
      ) : null}
    </main>
  );
}

function SessionRow({ session }: { session: OpenSession }): ReactElement {
  return (
    <li className={styles.session}>
      <p>
        {session.isThisOne ? "This browser, since " : "Since "}
        <Moment at={session.createdAt} />. Last used <Moment at={session.lastSeenAt} />.
      </p>
      {session.isThisOne ? null : (
        <form action={endSessionAction}>
          <input type="hidden" name="session" value={session.id} />
          <button type="submit" data-weight="quiet">
            Sign it out
          </button>
        </form>
      )}
    </li>
  );
}
