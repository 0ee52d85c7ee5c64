import { stat } from "node:fs/promises";
import { DatabaseBusy, reader, write } from "#db/client.ts";
import { findSample } from "#lib/posts/remove-sample.ts";
import { raiseEdition } from "#lib/press/edition.ts";
import { newBatch, storeRows, type Batch } from "./batch.ts";
import { lookUp } from "./identities.ts";
import { newMade, type Made } from "./made.ts";
import { Stopped } from "./stopped.ts";
import { addTally, countFound, leaveOut, newTally, note, type Tally } from "./tally.ts";
import { attachLoose } from "./wordpress/bring-attachment.ts";
import { bringRecord, lookUpRecords } from "./wordpress/bring-record.ts";
import { field, type ExportRecord } from "./wordpress/export.ts";
import { fillGalleries } from "./wordpress/galleries.ts";
import { findNewName, takeName } from "./wordpress/name-publication.ts";
import { readExport, type Reading } from "./wordpress/parse.ts";
import { plainText } from "./wordpress/plain-text.ts";
import { newSession, readSource, type Session } from "./wordpress/session.ts";

export type ImportReport = (
  | { outcome: "complete" }
  | { outcome: "stopped"; line: number; column: number; reason: string }
  | { outcome: "refused"; reason: string }
) & { isDryRun: boolean; tally: Tally };

export type ImportProgress = { bytes: number; bytesInAll: number; items: number; comments: number };

type Options = { isDryRun: boolean; onProgress?: (progress: ImportProgress) => void };

type Run = {
  isDryRun: boolean;
  now: Date;
  session: Session;
  reading: Reading;
  /** Kept from batch to batch by a rehearsal alone. */
  made: Made;
  tally: Tally;
};

/** One at a time in this process; another process is kept away by the lock on the data folder. */
let isRunning = false;

/**
 * Brings a WordPress export over. What is stored is stored batch by batch, each with the identities
 * that let a second run find it again, so a run that is killed is continued by starting it afresh.
 * Nobody is told: no mail, no notice, no ping.
 */
export async function importWordPress(
  path: string,
  { isDryRun, onProgress }: Options,
  now = new Date(),
): Promise<ImportReport> {
  const run = newRun(isDryRun, now);
  const { tally } = run;
  if (isRunning) {
    const reason = "Another import is running. Wait until it has ended.";
    return { outcome: "refused", reason, isDryRun, tally };
  }
  isRunning = true;
  try {
    const bytesInAll = (await stat(path)).size;
    await bringAll(run, path, () => onProgress?.({ ...progressOf(run), bytesInAll }));
    return { outcome: "complete", isDryRun, tally };
  } catch (error) {
    const stopped = asStopped(error, run);
    if (!stopped) throw error;
    const { line, column, reason } = stopped;
    return { outcome: "stopped", line, column, reason, isDryRun, tally };
  } finally {
    isRunning = false;
    await conclude(run);
  }
}

function newRun(isDryRun: boolean, now: Date): Run {
  const reading: Reading = { bytes: 0, line: 1, removedCharacters: 0, cutItem: undefined };
  return { isDryRun, now, session: newSession(), reading, made: newMade(), tally: newTally() };
}

/** A batch is stored when it holds so much: few round trips, and never long at the lock. */
const batchWeight = 500;
const charactersAtOnce = 2_000_000;

async function bringAll(run: Run, path: string, tell: () => void): Promise<void> {
  let records: ExportRecord[] = [];
  let weight = 0;
  const commit = async (): Promise<void> => {
    const some = records;
    records = [];
    weight = 0;
    await bringBatch(run, some);
    tell();
  };
  try {
    for await (const record of readExport(path, run.reading)) {
      if (record.kind === "channel") run.session.channel = record.channel;
      records.push(record);
      weight += weigh(record);
      if (weight >= batchWeight) await commit();
    }
  } catch (error) {
    // What was whole before the file stopped making sense is kept.
    if (error instanceof Stopped) await commit();
    throw error;
  }
  await commit();
  await finish(run);
}

function weigh(record: ExportRecord): number {
  if (record.kind === "channel" || record.kind === "author") return 1;
  const text = record.item.fields.get("content:encoded")?.length ?? 0;
  const comments = record.comments.reduce(
    (sum, { fields }) => sum + (fields.get("wp:comment_content")?.length ?? 0),
    0,
  );
  return 5 + record.comments.length + ((text + comments) / charactersAtOnce) * batchWeight;
}

async function bringBatch(run: Run, records: ExportRecord[]): Promise<void> {
  if (records.every(({ kind }) => kind === "channel")) return;
  const { session } = run;
  if (session.source === "" && session.channel) {
    const part = records.find((record) => record.kind === "item" || record.kind === "comments");
    session.source = readSource(session.channel, part ? field(part.item.fields, "link") : "");
  }
  await inBatch(run, async (batch) => {
    await lookUpRecords(batch, records);
    for (const record of records) await bringRecord(batch, session, record);
  });
}

/** Runs `work` for one batch and stores its rows in the same transaction, or none in a rehearsal. */
async function inBatch(run: Run, work: (batch: Batch) => Promise<void>): Promise<void> {
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

const attachmentsAtOnce = 500;

async function finish(run: Run): Promise<void> {
  const { looseAttachments } = run.session;
  for (let from = 0; from < looseAttachments.length; from += attachmentsAtOnce) {
    const some = looseAttachments.slice(from, from + attachmentsAtOnce);
    await inBatch(run, async (batch) => {
      await lookUp(
        batch,
        "post",
        some.map(({ parent }) => parent),
      );
      await attachLoose(batch, some);
    });
  }
  if (!run.isDryRun) await fillGalleries(run.session.source, run.tally);
}

function asStopped(error: unknown, { reading }: Run): Stopped | undefined {
  if (error instanceof Stopped) return error;
  if (!(error instanceof DatabaseBusy)) return undefined;
  return new Stopped("The database is in use by another process.", reading.line, 1);
}

/** What is said at the end, however it came. */
async function conclude({ session, reading, tally }: Run): Promise<void> {
  if (session.categories.size > 0) countFound(tally, "category", session.categories.size);
  if (session.tags.size > 0) countFound(tally, "tag", session.tags.size);
  if (session.channel && session.channel.version === undefined) {
    note(tally, "The file does not name its WXR version and was read as 1.2", { line: 1 });
  }
  if (reading.removedCharacters > 0) {
    note(tally, "Control characters that XML forbids were removed", {
      line: 0,
      text: String(reading.removedCharacters),
    });
  }
  const { cutItem } = reading;
  if (cutItem) {
    const place = { line: cutItem.line, text: plainText(field(cutItem.fields, "title")) };
    if (session.threads.has(cutItem)) {
      note(tally, "A post that is cut off waits as a draft, with the comments read so far", place);
    } else leaveOut(tally, "The item in which the file stops", place);
  }
  const sample = await findSample();
  if (sample) {
    const text = "remove it in the dashboard under Posts";
    note(tally, "The sample publication is still here", { line: 0, text });
  }
}

function progressOf({ reading, tally }: Run): Omit<ImportProgress, "bytesInAll"> {
  return {
    bytes: reading.bytes,
    items: tally.found.get("item") ?? 0,
    comments: tally.found.get("comment") ?? 0,
  };
}
