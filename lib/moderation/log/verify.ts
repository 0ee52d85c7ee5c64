import { and, asc, between, eq, gt, isNull, ne, notExists, or, sql } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { logEntries, logParts } from "#db/schema/log.ts";
import { decisions } from "#db/schema/moderation.ts";
import { lastGivenSequence } from "./append.ts";
import { beforeTheFirst, commitmentTo, hashOf } from "./chain.ts";
import type { LogRow } from "./entry.ts";

/** The last row, by which somebody who noted it finds out later whether it is still there. */
export type Head = { sequence: number; hash: string };

export type Verification = {
  count: number;
  head: Head | undefined;
  /** Each names a row. None: nothing was changed, removed, added or put elsewhere. */
  findings: string[];
};

const atOnce = 500;

/** Reads the whole log and says what is not as it was written. */
export async function verifyLog(noted: Head[] = []): Promise<Verification> {
  const findings: string[] = [];
  const wanted = new Map(noted.map(({ sequence, hash }) => [sequence, hash]));
  let count = 0;
  let last: LogRow | undefined;
  for (;;) {
    const rows = await readAfter(last?.sequence ?? 0);
    if (rows.length === 0) break;
    const parts = await readParts(rows);
    for (const row of rows) {
      findings.push(...findBreaks(last, row), ...findInParts(row, parts.get(row.sequence) ?? []));
      const hash = wanted.get(row.sequence) ?? row.hash;
      if (hash !== row.hash) findings.push(`Row ${row.sequence} is not the one that was noted.`);
      wanted.delete(row.sequence);
      last = row;
      count += 1;
    }
  }
  const written = Math.max(await lastGivenSequence(reader), ...wanted.keys());
  findings.push(...missing(last?.sequence ?? 0, written + 1), ...(await findStrayParts()));
  findings.push(...(await findUnlogged()), ...(await findUndecided()));
  return { count, head: last && { sequence: last.sequence, hash: last.hash }, findings };
}

async function readAfter(sequence: number): Promise<LogRow[]> {
  return reader
    .select()
    .from(logEntries)
    .where(gt(logEntries.sequence, sequence))
    .orderBy(asc(logEntries.sequence))
    .limit(atOnce);
}

type PartRow = typeof logParts.$inferSelect;

async function readParts(rows: LogRow[]): Promise<Map<number, PartRow[]>> {
  const [first, last] = [rows[0]?.sequence ?? 0, rows.at(-1)?.sequence ?? 0];
  const read = await reader
    .select()
    .from(logParts)
    .where(between(logParts.sequence, first, last));
  const bySequence = new Map<number, PartRow[]>();
  for (const part of read) {
    bySequence.set(part.sequence, [...(bySequence.get(part.sequence) ?? []), part]);
  }
  return bySequence;
}

function findBreaks(last: LogRow | undefined, row: LogRow): string[] {
  const gap = missing(last?.sequence ?? 0, row.sequence);
  const before = last ? [last.hash, hashOf(last)] : [beforeTheFirst];
  const follows = gap.length > 0 || before.includes(row.previous);
  const isChanged = hashOf(row) !== row.hash;
  return [
    ...gap,
    ...(isChanged ? [`Row ${row.sequence} was changed.`] : []),
    ...(follows || isChanged ? [] : [`Row ${row.sequence} does not follow the one before it.`]),
  ];
}

function missing(last: number, next: number): string[] {
  const [from, to] = [last + 1, next - 1];
  if (from > to) return [];
  return [from === to ? `Row ${from} is missing.` : `Rows ${from} to ${to} are missing.`];
}

/** Each part is there as it was written, or is redacted, which is to say that nothing of it is there. */
function findInParts(row: LogRow, parts: PartRow[]): string[] {
  const promised = readCommitments(row);
  const rest = new Map(parts.map((part) => [part.part, part]));
  const findings: string[] = [];
  for (const [part, commitment] of Object.entries(promised)) {
    const stored = rest.get(part);
    rest.delete(part);
    if (!stored) findings.push(`Row ${row.sequence} has lost its part “${part}”.`);
    else if (!isAsWritten(stored, commitment)) {
      findings.push(`Row ${row.sequence} has another part “${part}” than was written.`);
    }
  }
  for (const part of rest.keys()) {
    findings.push(`Row ${row.sequence} has a part “${part}” that was not written.`);
  }
  return findings;
}

function readCommitments({ commitments }: LogRow): Record<string, string> {
  try {
    return JSON.parse(commitments) as Record<string, string>;
  } catch {
    // The row was changed, which its hash says.
    return {};
  }
}

function isAsWritten({ part, value, salt, redactedAt }: PartRow, commitment: string): boolean {
  if (redactedAt) return value === null && salt === null;
  return value !== null && salt !== null && commitmentTo(part, value, salt) === commitment;
}

async function findStrayParts(): Promise<string[]> {
  const rows = await reader
    .selectDistinct({ sequence: logParts.sequence })
    .from(logParts)
    .leftJoin(logEntries, eq(logEntries.sequence, logParts.sequence))
    .where(isNull(logEntries.sequence))
    .orderBy(asc(logParts.sequence));
  return rows.map(({ sequence }) => `Row ${sequence} is missing, and parts of it are there.`);
}

/** Decisions since the log began that it does not tell of. */
async function findUnlogged(): Promise<string[]> {
  const rows = await reader
    .select({ id: decisions.id })
    .from(decisions)
    .where(
      and(
        eq(decisions.outcome, "applied"),
        gt(
          decisions.id,
          sql`coalesce((select decision_id from log_entries where kind = 'begin' order by sequence limit 1), 0)`,
        ),
        notExists(
          reader
            .select({ sequence: logEntries.sequence })
            .from(logEntries)
            .where(and(eq(logEntries.decisionId, decisions.id), ne(logEntries.kind, "begin"))),
        ),
      ),
    )
    .orderBy(asc(decisions.id));
  return rows.map(({ id }) => `Decision ${id} is in no row.`);
}

/** Rows of a decision that was not made, or not so. With a comment that is gone, its decisions are too. */
async function findUndecided(): Promise<string[]> {
  const rows = await reader
    .select({ sequence: logEntries.sequence, decisionId: logEntries.decisionId })
    .from(logEntries)
    .innerJoin(comments, eq(comments.id, logEntries.commentId))
    .leftJoin(decisions, eq(decisions.id, logEntries.decisionId))
    .where(
      and(
        sql`${logEntries.decisionId} is not null`,
        or(
          isNull(decisions.id),
          sql`(${decisions.action}, ${decisions.outcome}, ${decisions.commentId}, ${decisions.memberId}, ${decisions.fromStatus}, ${decisions.toStatus}, ${decisions.decidedAt})
            is not (${logEntries.kind}, 'applied', ${logEntries.commentId}, ${logEntries.memberId}, ${logEntries.fromStatus}, ${logEntries.toStatus}, ${logEntries.at})`,
        ),
      ),
    )
    .orderBy(asc(logEntries.sequence));
  return rows.map(
    ({ sequence, decisionId }) => `Row ${sequence} and decision ${decisionId} do not agree.`,
  );
}
