import { and, eq } from "drizzle-orm";
import { write, type Transaction } from "#db/client.ts";
import { notSaved, type NotSaved } from "#db/not-saved.ts";
import { blockKinds, blocks, comments } from "#db/schema/comments.ts";
import { holdsAt, markOfAddress, markOfSite, type Block } from "#lib/comments/find-block.ts";
import { dayOf } from "#lib/comments/network.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { readCommentLimits } from "#lib/settings/comment-limits.ts";
import { appendToLog } from "./log/append.ts";
import { readShortReason } from "./short-reason.ts";

export type BlockKind = Block["kind"];
export type BlockDraft = { commentId: number; kind: string; length: string; reason: string };
export type BlockProblem = { field: "kind" | "length" | "reason"; message: string };

export type Blocking =
  | { outcome: "blocked" }
  | { outcome: "invalid"; problems: BlockProblem[] }
  /** There is no such comment. */
  | { outcome: "missing" }
  | NotSaved;

/** How long a block may last; none is for good. */
export const blockDays: Record<string, number | null> = {
  "1": 1,
  "7": 7,
  "30": 30,
  "365": 365,
  good: null,
};

const dayMs = 24 * 60 * 60_000;

/** What comes from whoever sent a comment is held from now on, with this reason. Nothing is refused. */
export async function blockSender(
  draft: BlockDraft,
  moderator: Moderator,
  now = new Date(),
): Promise<Blocking> {
  const kind = blockKinds.find((known) => known === draft.kind);
  const days = Object.hasOwn(blockDays, draft.length) ? blockDays[draft.length] : undefined;
  const reason = readShortReason(draft.reason);
  const problems: BlockProblem[] = [];
  if (!kind) problems.push({ field: "kind", message: "Choose whom to block." });
  if (days === undefined) problems.push({ field: "length", message: "Choose for how long." });
  if (!reason.ok) problems.push(reason.problem);
  if (!kind || days === undefined || !reason.ok) return { outcome: "invalid", problems };

  const { networkDays } = await readCommentLimits();
  try {
    return await write(async (tx): Promise<Blocking> => {
      const sender = await findSender(tx, draft.commentId, networkDays);
      if (!sender) return { outcome: "missing" };
      const known = sender[kind];
      if (!known)
        return { outcome: "invalid", problems: [{ field: "kind", message: nobody[kind] }] };
      const chosen = days === null ? Infinity : +now + days * dayMs;
      const until = Math.min(chosen, +(known.forgottenAt ?? Infinity));
      if (until <= +now) {
        return { outcome: "invalid", problems: [{ field: "kind", message: nobody[kind] }] };
      }
      await store(tx, { kind, ...known, reason: reason.value, until }, draft, moderator, now);
      return { outcome: "blocked" };
    });
  } catch (error) {
    return notSaved(error);
  }
}

const nobody: Record<BlockKind, string> = {
  writer: "No e-mail address is kept of that comment. Choose another.",
  site: "That comment names no site. Choose another.",
  network: "The network of that comment is forgotten already. Choose another.",
};

type Known = { mark: string; day?: string; forgottenAt?: Date };

/** By what the sender of a comment would be known again. A network only as long as its hash is kept. */
async function findSender(
  tx: Transaction,
  commentId: number,
  networkDays: number,
): Promise<Partial<Record<BlockKind, Known>> | undefined> {
  const row = await tx
    .select({
      email: comments.email,
      site: comments.site,
      networkHash: comments.networkHash,
      createdAt: comments.createdAt,
    })
    .from(comments)
    .where(eq(comments.id, commentId))
    .get();
  if (!row) return undefined;
  const { email, site, networkHash, createdAt } = row;
  const forgottenAt = new Date(+createdAt + networkDays * dayMs);
  return {
    ...(email !== null && { writer: { mark: markOfAddress(email) } }),
    ...(site !== null && { site: { mark: markOfSite(site) } }),
    ...(networkHash !== null && {
      network: { mark: networkHash, day: dayOf(createdAt), forgottenAt },
    }),
  };
}

async function store(
  tx: Transaction,
  { kind, mark, day, reason, until }: Known & { kind: BlockKind; reason: string; until: number },
  { commentId }: BlockDraft,
  { id: memberId }: Moderator,
  now: Date,
): Promise<void> {
  await tx.insert(blocks).values({
    ...{ kind, mark, day: day ?? null, commentId, reason },
    ...{ createdAt: now, createdBy: memberId },
    until: until === Infinity ? null : new Date(until),
  });
  const detail =
    until === Infinity ? `${kind}, for good` : `${kind}, until ${dayOf(new Date(until))}`;
  const parts = { words: reason };
  await appendToLog(tx, { kind: "block", at: now, memberId, commentId, detail, parts });
}

export type Lifting = { outcome: "lifted" } | { outcome: "missing" } | NotSaved;

export async function liftBlock(
  blockId: number,
  moderator: Moderator,
  now = new Date(),
): Promise<Lifting> {
  try {
    return await write(async (tx): Promise<Lifting> => {
      const [lifted] = await tx
        .update(blocks)
        .set({ endedAt: now, endedBy: moderator.id })
        .where(and(eq(blocks.id, blockId), holdsAt(now)))
        .returning();
      if (!lifted) return { outcome: "missing" };
      const about = { commentId: lifted.commentId ?? undefined, detail: lifted.kind };
      await appendToLog(tx, { kind: "unblock", at: now, memberId: moderator.id, ...about });
      return { outcome: "lifted" };
    });
  } catch (error) {
    return notSaved(error);
  }
}
