import { and, eq, isNull } from "drizzle-orm";
import { write, type Transaction } from "#db/client.ts";
import { comments, trusts } from "#db/schema/comments.ts";
import { findBlock } from "#lib/comments/find-block.ts";
import { readHolds, type HoldRule } from "#lib/comments/holds.ts";
import { recallMemory } from "#lib/comments/memory/memory.ts";
import type { writerProven } from "#lib/comments/proven.ts";
import { findReplayed, type Replayed } from "#lib/comments/replay.ts";
import { screen, type Circumstances } from "#lib/comments/screening.ts";
import { changeStatus } from "#lib/comments/status.ts";
import type { PayloadOf } from "#lib/jobs/queue.ts";
import { readRuleSettings } from "#lib/settings/rule-settings.ts";
import { hasOpenAppeal } from "../appeal.ts";
import { appendToLog } from "../log/append.ts";
import { findProofs, isTrusted, type Proof, type Trust } from "./standing.ts";

/** All that trust makes up for: that nobody knows the writer, and that nobody has read the comment. */
const madeUpFor: HoldRule[] = ["first-time", "not-yet-read"];

/**
 * Publishes a comment that was just shown to be its writer's, if that writer is trusted and nothing
 * else holds it, in the version that was shown to be theirs. Otherwise it goes on waiting.
 */
export async function publishProven(
  { commentId, version }: PayloadOf<typeof writerProven>,
  now: Date,
): Promise<void> {
  const rules = await readRuleSettings();
  const replayed = await findReplayed(commentId);
  if (rules.trustAfter === null || !replayed) return;
  const at = replayed.at(rules, await recallMemory());
  await write(async (tx) => {
    const comment = await findWaiting(tx, commentId, version);
    if (!comment || (await isHeld(tx, replayed, at, now))) return;
    // A person answers it.
    if (await hasOpenAppeal(tx, commentId)) return;
    for (const proof of await findProofs(tx, commentId)) {
      const { is, trust, approvals } = await isTrusted(tx, proof, rules.trustAfter);
      if (!is) continue;
      const given = trust ?? (await grantByApprovals(tx, { proof, commentId, approvals }, now));
      return publish(tx, comment, given, now);
    }
  });
}

async function findWaiting(tx: Transaction, commentId: number, version: number) {
  return tx
    .select({
      id: comments.id,
      status: comments.status,
      version: comments.version,
      keepsPlace: comments.keepsPlace,
      body: comments.body,
    })
    .from(comments)
    .where(
      and(
        eq(comments.id, commentId),
        eq(comments.version, version),
        eq(comments.status, "pending"),
        isNull(comments.memberId),
        isNull(comments.disownedAt),
      ),
    )
    .get();
}

/** By what was said when it came, by what the rules say of its text now, or by a block made since. */
async function isHeld(
  tx: Transaction,
  { comment }: Replayed,
  at: Circumstances,
  now: Date,
): Promise<boolean> {
  const said = [...(await readHolds(tx, comment.id)), ...(await screen(comment, { ...at, tx }))];
  if (said.some(({ rule }) => !madeUpFor.includes(rule))) return true;
  const { email, site } = comment;
  return (await findBlock(tx, { email, site, networkOn: at.networkOn }, now)) !== undefined;
}

/** Enough approvals are a grant of their own, so that it can be seen, and taken back. */
async function grantByApprovals(
  tx: Transaction,
  { proof, commentId, approvals }: { proof: Proof; commentId: number; approvals: number },
  now: Date,
): Promise<Trust> {
  const whose = proof.by === "address" ? { addressId: proof.addressId } : { site: proof.site };
  const [trust] = await tx
    .insert(trusts)
    .values({ ...whose, commentId, grantedAt: now })
    .returning();
  if (!trust) throw new Error("The trust was inserted without a row coming back.");
  const detail = `After ${approvals} approvals under a confirmed ${proof.by}`;
  await appendToLog(tx, { kind: "trust", at: now, commentId, detail });
  return trust;
}

type Waiting = NonNullable<Awaited<ReturnType<typeof findWaiting>>>;

async function publish(
  tx: Transaction,
  { id, body, ...from }: Waiting,
  { grantedBy }: Trust,
  now: Date,
): Promise<void> {
  await changeStatus(tx, { commentId: id, from, to: "approved", by: null }, now);
  const held = await readHolds(tx, id);
  await appendToLog(tx, {
    kind: "approve",
    at: now,
    commentId: id,
    fromStatus: from.status,
    toStatus: "approved",
    rules: held.map(({ rule }) => rule),
    detail: grantedBy ? `By trust that member ${grantedBy} granted` : "By trust, after approvals",
    parts: { text: body, held: held.map(({ sentence }) => sentence).join("\n") },
  });
}
