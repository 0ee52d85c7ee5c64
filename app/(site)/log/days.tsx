import type { ReactNode } from "react";
import { NotThere } from "#app/(site)/not-there.tsx";
import { Pager } from "#app/_ui/pager.tsx";
import sheet from "#app/_ui/sheet.module.css";
import { Day } from "#app/_ui/time.tsx";
import { words } from "#app/_ui/words.ts";
import type { LogDay, PublicLog } from "#lib/moderation/log/days.ts";
import { logAddress } from "#lib/publishing/feed-address.ts";
import entries from "../entries.module.css";
import styles from "./days.module.css";
import { Entry } from "./entry.tsx";

/** What was decided, day by day, and the way to what was decided before. */
export async function Days({ log }: { log: PublicLog }): Promise<ReactNode> {
  const { log: phrases, lists } = await words();
  const { days, older, newer, lost } = log;
  const nothing = {
    unreadable: lists.noSuchPlace,
    beyond: phrases.nothingOlder,
    none: phrases.nothingYet,
  };
  const newerWords = lost ? phrases.newest : phrases.newer;
  return (
    <div className={sheet.run}>
      {days.map((day) => (
        <DaySection key={day.name} day={day} />
      ))}
      {lost && <NotThere />}
      {days.length === 0 && <p className={entries.nothing}>{nothing[lost ?? "none"]}</p>}
      <Pager
        label={phrases.more}
        newer={newer === undefined ? undefined : { href: addressOf(newer), words: newerWords }}
        older={older === undefined ? undefined : { href: addressOf(older), words: phrases.older }}
      />
    </div>
  );
}

function addressOf(place: number | "first"): string {
  return place === "first" ? logAddress : `${logAddress}?before=${place}`;
}

async function DaySection({ day: { at, entries, spam } }: { day: LogDay }): Promise<ReactNode> {
  const { log } = await words();
  return (
    <section className={`${sheet.run} ${styles.day}`}>
      <h2 className={styles.date}>
        <Day at={at} />
      </h2>
      {entries.map((entry) => (
        <Entry key={entry.sequence} entry={entry} />
      ))}
      {spam > 0 && <p className={styles.spam}>{log.spam(spam)}</p>}
    </section>
  );
}
