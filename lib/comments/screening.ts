import type { CommentDraft } from "./draft.ts";
import { looksLikeMember } from "./checks/looks-like-member.ts";
import { manyLinks } from "./checks/many-links.ts";
import { notYetRead } from "./checks/not-yet-read.ts";

/** A reason to hold a comment, as a sentence for the moderator; or none. */
export type Check = (draft: CommentDraft) => Promise<string | undefined>;

/** Every reason is kept, in this order; the last holds whatever the others let through. */
const checks: Check[] = [looksLikeMember, manyLinks, notYetRead];

export async function screen(draft: CommentDraft): Promise<string[]> {
  const reasons: string[] = [];
  for (const check of checks) {
    const reason = await check(draft);
    if (reason) reasons.push(reason);
  }
  return reasons;
}
