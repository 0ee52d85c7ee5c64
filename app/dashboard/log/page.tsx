import type { Metadata } from "next";
import type { ReactElement } from "react";
import { requireModerator } from "#app/_session/require.ts";
import { asOwner } from "#lib/identity/roles.ts";
import { readPlace } from "#lib/moderation/log/days.ts";
import { findDeskEntry, readDeskLog } from "#lib/moderation/log/desk.ts";
import { readLogSettings } from "#lib/moderation/log/settings.ts";
import { logAddress } from "#lib/publishing/feed-address.ts";
import { AnnotateForm } from "./annotate-form.tsx";
import { LogEntry } from "./log-entry.tsx";
import styles from "./page.module.css";

export const metadata: Metadata = { title: "Log" };

type Props = {
  searchParams: Promise<Partial<Record<"before" | "entry" | "done", string | string[]>>>;
};

/** Every row of the log, for those who are answerable in it. */
export default async function DeskLogPage({ searchParams }: Props): Promise<ReactElement> {
  const moderator = await requireModerator();
  const { before, entry, done } = await searchParams;
  const { entries, older } = await readDeskLog(moderator, readPlace(before));
  const chosen = readPlace(entry);
  const open = chosen === undefined ? undefined : await findDeskEntry(moderator, chosen);
  const { isPublished } = await readLogSettings();
  return (
    <main id="content" className={styles.page}>
      <h1>Log</h1>
      <p role="status">{done === "annotated" ? "Your sentence is added." : ""}</p>
      <p>
        What was decided, by whom and why, the newest first. No row is ever changed.{" "}
        {isPublished ? <a href={logAddress}>Read it as everybody does</a> : "It is not published."}
        {asOwner(moderator) && (
          <>
            {" "}
            <a href="/dashboard/settings/log">Choose what they read</a>
          </>
        )}
      </p>
      {open && (
        <section aria-labelledby="add" className={styles.open}>
          <h2 id="add">Add a sentence to row {open.sequence}</h2>
          <LogEntry entry={open} />
          <AnnotateForm key={open.sequence} about={open.sequence} isPublished={isPublished} />
        </section>
      )}
      {entries.length === 0 && <p>Nothing was decided yet.</p>}
      <ol role="list" className={styles.entries}>
        {entries.map((one) => (
          <li key={one.sequence} id={`row-${one.sequence}`}>
            <LogEntry entry={one} />
            {one.kind !== "annotate" && (
              <p>
                <a href={`/dashboard/log?entry=${one.sequence}`}>
                  Add a sentence to row {one.sequence}
                </a>
              </p>
            )}
          </li>
        ))}
      </ol>
      {older !== undefined && (
        <p>
          <a href={`/dashboard/log?before=${older}`}>Older rows</a>
        </p>
      )}
    </main>
  );
}
