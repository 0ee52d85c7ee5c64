import { stat } from "node:fs/promises";
import { DatabaseBusy, sqliteCode } from "#db/client.ts";
import { conclude } from "./conclude.ts";
import { lookUp } from "./identities.ts";
import { inBatch, newRun, type Run } from "./run.ts";
import { Stopped } from "./stopped.ts";
import type { Tally } from "./tally.ts";
import { attachLoose } from "./wordpress/bring-attachment.ts";
import { bringPictures } from "./wordpress/bring-pictures.ts";
import { bringRecord, lookUpRecords } from "./wordpress/bring-record.ts";
import { field, type ExportRecord } from "./wordpress/export.ts";
import { fillGalleries } from "./wordpress/galleries.ts";
import { readExport } from "./wordpress/parse.ts";
import { readSource } from "./wordpress/session.ts";

export type ImportReport = (
  | { outcome: "complete" }
  | { outcome: "stopped"; line: number; column: number; reason: string }
  | { outcome: "refused"; reason: string }
) & { isDryRun: boolean; tally: Tally };

export type ImportProgress = { bytes: number; bytesInAll: number; items: number; comments: number };

type Options = {
  isDryRun: boolean;
  /** A copy of the old site's folder of uploads. */
  pictures?: string | undefined;
  onProgress?: (progress: ImportProgress) => void;
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
  { isDryRun, pictures, onProgress }: Options,
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
    if (pictures && !isDryRun) await bringPictures(run.session.source, pictures, tally);
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
  if (record.kind !== "item" && record.kind !== "comments") return 1;
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
  const code = error instanceof DatabaseBusy ? "SQLITE_BUSY" : sqliteCode(error);
  if (code === undefined) return undefined;
  return new Stopped(
    `The database did not take what was read up to here (${code}). Run the same command again.`,
    reading.line,
    1,
  );
}

function progressOf({ reading, tally }: Run): Omit<ImportProgress, "bytesInAll"> {
  return {
    bytes: reading.bytes,
    items: tally.found.get("item") ?? 0,
    comments: tally.found.get("comment") ?? 0,
  };
}
