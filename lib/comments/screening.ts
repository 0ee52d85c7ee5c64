import type { Transaction } from "#db/client.ts";
import type { CommentLimits } from "#lib/settings/comment-limits.ts";
import type { CommentDraft } from "./draft.ts";
import { filledFast } from "./checks/filled-fast.ts";
import { localMemory } from "./checks/local-memory.ts";
import { looksLikeMember } from "./checks/looks-like-member.ts";
import { manyLinks } from "./checks/many-links.ts";
import { manyUnderAddress } from "./checks/many-under-address.ts";
import { notYetRead } from "./checks/not-yet-read.ts";
import { trapFilled } from "./checks/trap-filled.ts";
import { unproven } from "./checks/unproven.ts";
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

/** Every reason is kept, in this order; the last holds whatever the others let through. */
const checks: Check[] = [
  looksLikeMember,
  manyLinks,
  manyUnderAddress,
  trapFilled,
  filledFast,
  unproven,
  localMemory,
  notYetRead,
];

export async function screen(draft: CommentDraft, at: Circumstances): Promise<string[]> {
  const reasons: string[] = [];
  for (const check of checks) {
    const reason = await check(draft, at);
    if (reason) reasons.push(reason);
  }
  return reasons;
}
