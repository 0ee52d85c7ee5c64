import { randomBytes } from "node:crypto";
import { desc, eq, lt, sql, type SQL } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { members } from "#db/schema/identity.ts";
import { logEntries, logParts } from "#db/schema/log.ts";
import { decisions } from "#db/schema/moderation.ts";
import { raiseEdition } from "#lib/press/edition.ts";
import { beforeTheFirst, commitmentTo, hashOf } from "./chain.ts";
import type { LogEntry } from "./entry.ts";
import { readLogSettings } from "./settings.ts";

type Part = { part: string; value: string; salt: string };

/**
 * Writes a row at the end of the log and answers its number. In the transaction of what it tells, so
 * that neither is there without the other.
 */
export async function appendToLog(tx: Transaction, entry: LogEntry): Promise<number> {
  const last = await findLast(tx);
  if (!last && entry.kind !== "begin") await beginLog(tx, entry);
  if ((await readLogSettings(tx)).isPublished) await raiseEdition(tx);
  return appendAfter(tx, last ?? (await findLast(tx)), entry);
}

/** Decisions that were made before there was a log are not put into it: nobody could vouch for them. */
async function beginLog(tx: Transaction, { at, decisionId }: LogEntry): Promise<void> {
  const before = decisionId === undefined ? undefined : lt(decisions.id, decisionId);
  const earlier = await findLastDecision(tx, before);
  await appendAfter(tx, undefined, { kind: "begin", at, decisionId: earlier });
}

async function findLastDecision(tx: Transaction, where?: SQL): Promise<number | undefined> {
  const row = await tx
    .select({ id: decisions.id })
    .from(decisions)
    .where(where)
    .orderBy(desc(decisions.id))
    .limit(1)
    .get();
  return row?.id;
}

type Last = { sequence: number; hash: string };

async function findLast(tx: Transaction): Promise<Last | undefined> {
  return tx
    .select({ sequence: logEntries.sequence, hash: logEntries.hash })
    .from(logEntries)
    .orderBy(desc(logEntries.sequence))
    .limit(1)
    .get();
}

async function appendAfter(
  tx: Transaction,
  last: Last | undefined,
  entry: LogEntry,
): Promise<number> {
  const comment = await findComment(tx, entry.commentId);
  const member = await findMemberName(tx, entry.memberId);
  const parts = salted({ member, writer: comment?.name, ...entry.parts });
  const row = {
    // One more than was ever given, so that rows that were cut off leave a gap for good.
    sequence: (await lastGivenSequence(tx)) + 1,
    at: entry.at,
    kind: entry.kind,
    memberId: entry.memberId ?? null,
    commentId: entry.commentId ?? null,
    postId: entry.postId ?? comment?.postId ?? null,
    decisionId: entry.decisionId ?? null,
    fromStatus: entry.fromStatus ?? null,
    toStatus: entry.toStatus ?? null,
    rules: JSON.stringify(entry.rules ?? []),
    reason: entry.reason ?? null,
    detail: entry.detail ?? null,
    about: entry.about ?? null,
    commitments: commitmentsTo(parts),
    previous: last?.hash ?? beforeTheFirst,
  };
  await tx.insert(logEntries).values({ ...row, hash: hashOf(row) });
  for (const part of parts) await tx.insert(logParts).values({ sequence: row.sequence, ...part });
  return row.sequence;
}

/** The number of the last row that was ever written, also where it is gone. */
export async function lastGivenSequence(source: Pick<Transaction, "get">): Promise<number> {
  const row = await source.get<{ seq: number }>(
    sql`select coalesce(max(seq), 0) as seq from sqlite_sequence where name = 'log_entries'`,
  );
  return row?.seq ?? 0;
}

function salted(said: NonNullable<LogEntry["parts"]>): Part[] {
  return Object.entries(said).flatMap(([part, value]) =>
    value ? [{ part, value, salt: randomBytes(16).toString("base64url") }] : [],
  );
}

function commitmentsTo(parts: Part[]): string {
  const named = parts.map(({ part, value, salt }) => [part, commitmentTo(part, value, salt)]);
  return JSON.stringify(Object.fromEntries(named));
}

async function findMemberName(tx: Transaction, id = 0): Promise<string | undefined> {
  const row = await tx.select({ name: members.name }).from(members).where(eq(members.id, id)).get();
  return row?.name;
}

async function findComment(
  tx: Transaction,
  id = 0,
): Promise<{ name: string; postId: number } | undefined> {
  return tx
    .select({ name: comments.name, postId: comments.postId })
    .from(comments)
    .where(eq(comments.id, id))
    .get();
}
