import { reader, write } from "#db/client.ts";
import { raiseEdition } from "#lib/press/edition.ts";
import { newBatch, storeRows, type Batch } from "./batch.ts";
import { newMade, type Made } from "./made.ts";
import { addTally, newTally, note, type Tally } from "./tally.ts";
import { findNewName, takeName } from "./wordpress/name-publication.ts";
import type { Reading } from "./wordpress/parse.ts";
import { newSession, type Session } from "./wordpress/session.ts";

/** One reading of one file, from its first byte to the report. */
export type Run = {
  isDryRun: boolean;
  now: Date;
  session: Session;
  reading: Reading;
  /** Kept from batch to batch by a rehearsal alone. */
  made: Made;
  tally: Tally;
};

export function newRun(isDryRun: boolean, now: Date): Run {
  const reading: Reading = { bytes: 0, line: 1, removedCharacters: 0, cutItem: undefined };
  return { isDryRun, now, session: newSession(), reading, made: newMade(), tally: newTally() };
}

/** Runs `work` for one batch and stores its rows in the same transaction, or none in a rehearsal. */
export async function inBatch(run: Run, work: (batch: Batch) => Promise<void>): Promise<void> {
  const { session, now, isDryRun } = run;
  const { source } = session;
  const name = session.isNamed || !session.channel ? undefined : await findNewName(session.channel);
  session.isNamed = true;
  if (isDryRun) {
    const batch = newBatch({ db: reader, source, now, made: run.made });
    await work(batch);
    forgetComments(run.made);
    addTally(run.tally, batch.tally);
  } else {
    const batch = await write(async (tx) => {
      const begun = newBatch({ db: tx, source, now, made: newMade() });
      await work(begun);
      await storeRows(tx, begun.rows);
      if (name) await takeName(tx, name, now);
      if (changesSomething(begun)) await raiseEdition(tx);
      return begun;
    });
    addTally(run.tally, batch.tally);
  }
  if (name) {
    note(run.tally, "The publication had no name of its own and takes the old one", {
      line: 1,
      text: name.title,
    });
  }
}

function changesSomething({ rows }: Batch): boolean {
  return Object.values(rows).some((some) => some.length > 0);
}

/** A comment's identity is asked for only within its post, which keeps its own list. */
function forgetComments({ identities }: Made): void {
  for (const key of identities.keys()) if (key.startsWith("comment ")) identities.delete(key);
}
