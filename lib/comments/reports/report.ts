import { and, desc, eq, gt, inArray, isNull, or } from "drizzle-orm";
import { write, type Transaction } from "#db/client.ts";
import { notSaved } from "#db/not-saved.ts";
import { reportReasons, reports } from "#db/schema/reports.ts";
import { readRuleSettings } from "#lib/settings/rule-settings.ts";
import { readPublication } from "#lib/settings/publication.ts";
import { hasForbiddenCharacters, isBlank, normalise } from "#lib/text/plain.ts";
import { wordsIn, type Words } from "#lib/words/words.ts";
import { readEvidence } from "../evidence.ts";
import { limitReached, type LimitReached } from "../limit.ts";
import { networkHash } from "../network.ts";
import { enqueueNotices } from "../notices.ts";
import { findReportable } from "./find-reportable.ts";
import { hashesOf, type Reporter } from "./reporter.ts";

export type ReportReason = (typeof reportReasons)[number];

export type Reporting =
  /** Also when it was reported before: who asks twice learns nothing by it. */
  | { outcome: "taken" }
  | { outcome: "invalid"; problems: { field: "reason" | "words"; message: string }[] }
  | { outcome: "limited"; limit: LimitReached }
  /** There is no such comment, or not for readers. */
  | { outcome: "missing" }
  | { outcome: "not-saved" };

export const reportWordsLengthMax = 1_000;
const limits = { perTenMinutes: 10, perDay: 30 };
/** A moderator who reads so many needs no more to look, and ten thousand would be no better founded. */
const openMax = 20;

/** Takes what a reader says against a public comment. Nothing becomes of the comment by that alone. */
export async function reportComment(
  form: FormData,
  reporter: Reporter,
  now = new Date(),
): Promise<Reporting> {
  const commentId = readId(form.get("comment"));
  const { language } = await readPublication();
  const reading = readReport(form, wordsIn(language).report.problems);
  if (!commentId) return { outcome: "missing" };
  if (reading.outcome === "invalid") return reading;
  const { minimumSeconds } = await readRuleSettings();
  const { isTrapFilled, filledInMs } = readEvidence(form);
  const isSuspect = isTrapFilled || (filledInMs ?? Infinity) < minimumSeconds * 1_000;

  try {
    return await write((tx) =>
      take(tx, { ...reading.report, commentId, isSuspect, reporter }, now),
    );
  } catch (error) {
    return notSaved(error);
  }
}

type Report = { reason: ReportReason; words: string | null };

function readReport(
  form: FormData,
  phrases: Words["report"]["problems"],
): { outcome: "read"; report: Report } | Extract<Reporting, { outcome: "invalid" }> {
  const reason = reportReasons.find((known) => known === form.get("reason"));
  const typed = form.get("words");
  const words = normalise(typeof typed === "string" ? typed : "").trim();
  const problems: Extract<Reporting, { outcome: "invalid" }>["problems"] = [];
  if (!reason) problems.push({ field: "reason", message: phrases.reason });
  if (hasForbiddenCharacters(words)) problems.push({ field: "words", message: phrases.unseen });
  if (words.length > reportWordsLengthMax) {
    const message = phrases.tooLong(reportWordsLengthMax, words.length);
    problems.push({ field: "words", message });
  }
  if (!reason || problems.length > 0) return { outcome: "invalid", problems };
  return { outcome: "read", report: { reason, words: isBlank(words) ? null : words } };
}

type Taken = Report & { commentId: number; isSuspect: boolean; reporter: Reporter };

async function take(
  tx: Transaction,
  { reporter, ...report }: Taken,
  now: Date,
): Promise<Reporting> {
  const { commentId } = report;
  if (!(await findReportable(commentId, now, tx))) return { outcome: "missing" };
  const hashes = hashesOf(reporter, commentId, now);
  if (await isKnown(tx, commentId, [eq(reports.browserHash, hashes.browserHash)])) {
    return { outcome: "taken" };
  }
  // Before the network is known again, or whoever shares it would learn what was reported from it.
  const limit = limitReached(await readSent(tx, reporter, now), limits, now);
  if (limit) return { outcome: "limited", limit };
  if (await isKnown(tx, commentId, [eq(reports.networkHash, hashes.networkHash)])) {
    return { outcome: "taken" };
  }

  const open = await tx
    .select({ isSuspect: reports.isSuspect })
    .from(reports)
    .where(and(eq(reports.commentId, commentId), isNull(reports.closedAt)))
    .limit(openMax);
  if (open.length >= openMax) return { outcome: "taken" };
  await tx.insert(reports).values({ ...report, ...hashes, createdAt: now });
  // One mail says that there is something to look at; the others are found there.
  const isFirst = !open.some(({ isSuspect }) => !isSuspect);
  if (isFirst && !report.isSuspect) await enqueueNotices(tx, commentId, now);
  return { outcome: "taken" };
}

async function isKnown(
  tx: Transaction,
  commentId: number,
  by: ReturnType<typeof eq>[],
): Promise<boolean> {
  return (await tx.$count(reports, and(eq(reports.commentId, commentId), or(...by)))) > 0;
}

/** When this network sent its last reports, newest first. */
async function readSent(tx: Transaction, { visitor }: Reporter, now: Date): Promise<Date[]> {
  const dayAgo = new Date(+now - 24 * 60 * 60_000);
  const rows = await tx
    .select({ createdAt: reports.createdAt })
    .from(reports)
    .where(
      and(
        inArray(reports.networkHash, [networkHash(visitor, now), networkHash(visitor, dayAgo)]),
        gt(reports.createdAt, dayAgo),
      ),
    )
    .orderBy(desc(reports.createdAt))
    .limit(limits.perDay);
  return rows.map(({ createdAt }) => createdAt);
}

function readId(value: unknown): number | undefined {
  return typeof value === "string" && /^[1-9]\d{0,14}$/.test(value) ? Number(value) : undefined;
}
