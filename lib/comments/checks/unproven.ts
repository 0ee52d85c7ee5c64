import { and, eq, lt } from "drizzle-orm";
import { comments } from "#db/schema/comments.ts";
import { isProven } from "../proof.ts";
import type { Check } from "../screening.ts";

/** Only where an owner asks for it. Whoever has no script sends nothing, and is read like all others. */
export const unproven: Check = async ({ id, postId, formKey, evidence }, { tx, now }) => {
  if (!evidence) return undefined;
  const { proof } = evidence;
  if (proof === "") return "The browser sent no proof of work, as one without JavaScript does not.";
  if (!isProven({ postId, formKey, proof }, now)) {
    return "The proof of work is not one for this form.";
  }
  // The key is part of what was worked on, and of the comment that it came with.
  const before = await tx
    .select({ id: comments.id })
    .from(comments)
    .where(
      and(eq(comments.formKey, formKey ?? ""), id === undefined ? undefined : lt(comments.id, id)),
    )
    .get();
  return before && "The proof of work came with another comment before.";
};
