import type { Metadata } from "next";
import type { ReactElement } from "react";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { requireOwner } from "#app/_session/require.ts";
import { findPerson, type Person } from "#lib/following/person.ts";
import styles from "../page.module.css";
import { erasePersonAction } from "./actions.ts";
import { FindForm } from "./find-form.tsx";

export const metadata: Metadata = { title: "People’s data" };

type Props = { searchParams: Promise<Partial<Record<"of" | "done", string | string[]>>> };

/** What is kept under one address, for an owner whom its owner asked for it, or asked to erase it. */
export default async function PeoplePage({ searchParams }: Props): Promise<ReactElement> {
  const owner = await requireOwner();
  const { of, done } = await searchParams;
  const person = await findPerson(owner, of);
  return (
    <main id="content" className={styles.page}>
      <h1>People’s data</h1>
      <p role="status">{typeof done === "string" ? answers[done] : ""}</p>
      <p>
        Whoever commented may ask for what is kept about them, and for it to be erased. They can do
        both themselves: the link at the foot of any mail that was sent to them here leads to a page
        that mails them another, good for 24 hours. Make sure that whoever asks is whose address it
        is.
      </p>
      <FindForm />
      {person && <Kept person={person} />}
      <p>
        <a href="/dashboard/settings">All settings</a>
      </p>
    </main>
  );
}

const answers: Record<string, string> = {
  erased: "Everything that was kept under the address is erased.",
  unsure: "Nothing was erased. Tick the box first.",
  missing: "Nothing is kept under this address any more.",
  "not-saved": "Not everything was erased: the database was busy. Try again.",
};

function Kept({
  person: { handle, email, isMember, everything },
}: {
  person: Person;
}): ReactElement {
  const { comments, drafts, mails } = everything;
  const open = comments.filter(({ status }) => status === "approved").length;
  return (
    <section aria-labelledby="kept">
      <h2 id="kept">
        Kept under <bdi>{email}</bdi>
      </h2>
      <ul>
        <li>
          {counted(comments.length, "comment")}, {open} of them published, each with its decisions,
          notes, questions, appeal and earlier texts
        </li>
        <li>{counted(drafts.length, "draft")} that were not sent</li>
        <li>
          {counted(comments.filter(({ follow }) => follow).length, "conversation")} to hear of, and{" "}
          {counted(mails.length, "mail")} that went out
        </li>
      </ul>
      {isMember && <p>A member has this address. Their account is not part of it, and stays.</p>}
      <p>
        <a href={`/dashboard/settings/people/export?of=${handle}`}>Download all of it (JSON)</a>
      </p>
      <form action={erasePersonAction} className={styles.choices}>
        <input type="hidden" name="of" value={handle} />
        <p>
          Erasing takes all of it from every page, feed, search and mail, and out of the log of
          decisions, which keeps what was decided and a marker. Where others answered, an empty
          place stays. Blocks stay. It cannot be undone.
        </p>
        <p>
          <label>
            <input type="checkbox" name="sure" value="yes" required /> Erase{" "}
            {counted(comments.length, "comment")} and everything else under this address
          </label>
        </p>
        <SubmitButton tone="reject">Erase it now</SubmitButton>
      </form>
    </section>
  );
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString("en")} ${what}${count === 1 ? "" : "s"}`;
}
