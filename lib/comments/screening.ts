import type { Transaction } from "#db/client.ts";
import type { CommentLimits } from "#lib/settings/comment-limits.ts";
import type { CommentDraft } from "./draft.ts";
import { filledFast } from "./checks/filled-fast.ts";
import { firstTime } from "./checks/first-time.ts";
import { localMemory } from "./checks/local-memory.ts";
import { looksLikeMember } from "./checks/looks-like-member.ts";
import { manyLinks } from "./checks/many-links.ts";
import { manyUnderAddress } from "./checks/many-under-address.ts";
import { notYetRead } from "./checks/not-yet-read.ts";
import { trapFilled } from "./checks/trap-filled.ts";
import { unproven } from "./checks/unproven.ts";
import type { Hold, HoldRule } from "./holds.ts";
import type { Learnt } from "./memory/learn.ts";

/** A reason to hold a comment, as a sentence for the moderator; or none. It never refuses anything. */
export type Check = (draft: CommentDraft, at: Circumstances) => Promise<string | undefined>;

/** What a check may ask besides the comment. It reads in the transaction that will store it. */
export type Circumstances = {
  tx: Pick<Transaction, "select">;
  limits: CommentLimits;
  memory: Learnt | undefined;
  now: Date;
};

/**
 * Each by the name of its file, which is what is stored of it. Every reason is kept, in this order; the
 * last holds whatever the others let through.
 */
const checks = {
  "first-time": firstTime,
  "looks-like-member": looksLikeMember,
  "many-links": manyLinks,
  "many-under-address": manyUnderAddress,
  "trap-filled": trapFilled,
  "filled-fast": filledFast,
  unproven,
  "local-memory": localMemory,
  "not-yet-read": notYetRead,
} satisfies Partial<Record<HoldRule, Check>>;

export async function screen(draft: CommentDraft, at: Circumstances): Promise<Hold[]> {
  const held: Hold[] = [];
  for (const [rule, check] of entries) {
    const sentence = await check(draft, at);
    if (sentence) held.push({ rule, sentence });
  }
  return held;
}

const entries = Object.entries(checks) as [keyof typeof checks, Check][];
