import { eq, inArray, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { appeals, decisions } from "#db/schema/moderation.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import {
  bulkMax,
  decideMany,
  readItem,
  undoMany,
  type BulkItem,
  type BulkOutcome,
} from "#lib/moderation/bulk.ts";
import { findBulkReport, type BulkReport } from "#lib/moderation/bulk-report.ts";
import { aComment, aPost } from "#tests/support/conversation.ts";
import { decideOn } from "#tests/support/mailing.ts";
import { fillDisk } from "#tests/support/hold-lock.ts";
import { aModerator } from "#tests/support/members.ts";

const now = new Date("2026-06-01T14:02:00Z");
const after = (days: number): Date => new Date(+now + days * 24 * 60 * 60_000);
const nothingTold = { listedReason: null, citedRule: null, reason: null };

test("of 500, those that vanished, were decided, withdrawn, changed or are not theirs stay as they are, each with its reason (M04)", async () => {
  const [ana, bo] = [await aModerator("Ana"), await aModerator("Bo")];
  const postId = await aPost();
  const items = await listed(postId, bulkMax);
  const [decided, withdrawn, edited, vanished, appealed] = items.map(({ commentId }) => commentId);
  await decideOn(decided ?? 0, "spam", bo, now);
  await change(withdrawn, { status: "trashed", withdrawnAt: now, version: 2 });
  await change(edited, { body: "Another text.", version: 2 });
  await write((tx) => tx.delete(comments).where(eq(comments.id, vanished ?? 0)));
  await decideOn(appealed ?? 0, "reject", ana, now);
  await write((tx) =>
    tx.insert(appeals).values({ commentId: appealed ?? 0, text: "Why?", createdAt: now }),
  );
  const seen = items.map((item) =>
    item.commentId === appealed ? { ...item, seenVersion: 2 } : item,
  );

  const report = await reportOf(
    await decideMany({ items: seen, action: "approve", told: nothingTold }, ana, now),
    ana,
  );

  expect(report).toMatchObject({ action: "approve", by: "Ana", done: 495, isUndoable: true });
  expect(report.exceptions).toMatchObject([
    { commentId: decided, outcome: "stale", name: "Ben", last: { by: "Bo", action: "spam" } },
    { commentId: withdrawn, outcome: "withdrawn", name: "Ben" },
    { commentId: edited, outcome: "edited", name: "Ben" },
    { commentId: vanished, outcome: "missing", name: null },
    { commentId: appealed, outcome: "own-appeal", name: "Ben" },
  ]);
  expect(await statusesOf(items)).toEqual({
    approved: 495,
    spam: 1,
    trashed: 1,
    pending: 1,
    rejected: 1,
  });
});

test("all of it is taken back at once, but for what was decided since (M04)", async () => {
  const [ana, bo] = [await aModerator("Ana"), await aModerator("Bo")];
  const items = await listed(await aPost(), 20);
  const bulk = await decideMany({ items, action: "reject", told: nothingTold }, ana, now);
  const [later] = items;
  await decideOn(later?.commentId ?? 0, "approve", bo, after(1));

  const report = await reportOf(await undoMany(idOf(bulk), bo, after(29)), bo);

  expect(report).toMatchObject({ action: "undo", undoes: idOf(bulk), done: 19, isUndoable: false });
  expect(report.exceptions).toMatchObject([
    { commentId: later?.commentId, outcome: "stale", last: { by: "Bo", action: "approve" } },
  ]);
  expect(await statusesOf(items)).toEqual({ approved: 1, pending: 19 });
  expect(await findBulkReport(ana, idOf(bulk), after(29))).toMatchObject({ isUndoable: false });
});

test("after 30 days none of it is taken back", async () => {
  const ana = await aModerator();
  const items = await listed(await aPost(), 2);
  const bulk = await decideMany({ items, action: "spam", told: nothingTold }, ana, now);

  const report = await reportOf(await undoMany(idOf(bulk), ana, after(30)), ana);

  expect(report).toMatchObject({
    done: 0,
    exceptions: [{ outcome: "expired" }, { outcome: "expired" }],
  });
  expect(await findBulkReport(ana, idOf(bulk), after(30))).toMatchObject({ isUndoable: false });
});

test("pressed twice it decides and undoes once, and finds nothing to complain of (M02)", async () => {
  const ana = await aModerator();
  const items = await listed(await aPost(), 3);
  const press = () => decideMany({ items, action: "reject", told: nothingTold }, ana, now);

  const [first, second] = [await press(), await press()];
  const undone = [await undoMany(idOf(first), ana, now), await undoMany(idOf(first), ana, now)];

  expect(await reportOf(second, ana)).toMatchObject({ done: 0, exceptions: [] });
  expect(await reportOf(undone[1], ana)).toMatchObject({ done: 0, exceptions: [] });
  expect(await appliedOn(items)).toEqual(["reject", "reject", "reject", "undo", "undo", "undo"]);
});

test("when the database takes nothing more, the rest is said to be not saved, and waits (M06)", async () => {
  const ana = await aModerator();
  const postId = await aPost();
  // Long enough that the decision's row, which keeps it, needs room.
  const long = await aComment({ postId, status: "pending", body: "x".repeat(200_000) });
  const rest = await listed(postId, 3);

  await fillDisk();
  const all = [{ commentId: long, seenVersion: 1 }, ...rest];
  const bulk = await decideMany({ items: all, action: "approve", told: nothingTold }, ana, now);
  const report = await reportOf(bulk, ana);

  expect(report.exceptions).toMatchObject(
    [{ commentId: long }, ...rest].map(({ commentId }) => ({ commentId, outcome: "not-saved" })),
  );
  expect(report.done).toBe(0);
  expect(await statusesOf(all)).toEqual({ pending: 4 });
});

test("also when not even that can be written, the report is there and says it", async () => {
  const ana = await aModerator();
  const items = await listed(await aPost(), 3);
  const pressed = decideMany({ items, action: "reject", told: nothingTold }, ana, now);
  // After the bulk was begun; and again after the first of them, which ends with a new connection.
  await write((tx) => tx.run(sql`pragma query_only = on`));
  await write((tx) => tx.run(sql`pragma query_only = on`));

  const bulk = await pressed;
  await write((tx) => tx.run(sql`pragma query_only = off`));

  const report = await reportOf(bulk, ana);
  expect(report.exceptions.map(({ outcome }) => outcome)).toEqual(items.map(() => "not-saved"));
  expect(await statusesOf(items)).toEqual({ pending: 3 });
});

test("each of many is told the same as one would be", async () => {
  const items = await listed(await aPost(), 2);
  const told = { listedReason: "Off topic.", citedRule: "Stay close", reason: "No." };

  await decideMany({ items, action: "reject", told }, await aModerator(), now);

  const rows = await reader
    .select()
    .from(decisions)
    .where(inArray(decisions.commentId, idsOf(items)));
  expect(rows).toMatchObject([told, told]);
});

test("a row of the form is a comment and the version that was listed, and nothing else is", () => {
  expect(readItem("12-3")).toEqual({ commentId: 12, seenVersion: 3 });
  for (const value of ["12", "12-", "-3", "12-0", "12-3-4", "1e3-1", " 12-3", null]) {
    expect(readItem(value)).toBeUndefined();
  }
});

async function listed(postId: number, count: number): Promise<BulkItem[]> {
  const first = await aComment({ postId, status: "pending" });
  const row = await reader.select().from(comments).where(eq(comments.id, first)).get();
  if (!row) throw new Error("The comment was not made.");
  const copied: Partial<typeof row> = { ...row };
  delete copied.id;
  const others = await write((tx) =>
    tx
      .insert(comments)
      .values(Array(count - 1).fill(copied as typeof row))
      .returning({ id: comments.id }),
  );
  return [first, ...others.map(({ id }) => id)].map((commentId) => ({ commentId, seenVersion: 1 }));
}

async function change(id: number | undefined, set: Partial<typeof comments.$inferInsert>) {
  await write((tx) =>
    tx
      .update(comments)
      .set(set)
      .where(eq(comments.id, id ?? 0)),
  );
}

function idOf(outcome: BulkOutcome | undefined): number {
  if (outcome?.outcome !== "done") throw new Error(JSON.stringify(outcome));
  return outcome.bulkId;
}

async function reportOf(
  outcome: BulkOutcome | undefined,
  moderator: Moderator,
): Promise<BulkReport> {
  const report = await findBulkReport(moderator, idOf(outcome), now);
  if (!report) throw new Error("There is no such bulk.");
  return report;
}

async function statusesOf(items: BulkItem[]): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  const rows = await reader
    .select()
    .from(comments)
    .where(inArray(comments.id, idsOf(items)));
  for (const { status } of rows) counts[status] = (counts[status] ?? 0) + 1;
  return counts;
}

async function appliedOn(items: BulkItem[]): Promise<string[]> {
  const rows = await reader
    .select()
    .from(decisions)
    .where(inArray(decisions.commentId, idsOf(items)));
  return rows
    .filter(({ outcome }) => outcome === "applied")
    .map(({ action }) => action)
    .sort();
}

function idsOf(items: BulkItem[]): number[] {
  return items.map(({ commentId }) => commentId);
}
