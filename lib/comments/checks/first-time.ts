import { and, eq, lt } from "drizzle-orm";
import { comments } from "#db/schema/comments.ts";
import type { Check } from "../screening.ts";

/**
 * For a moderator to see whom they have not read before. Anyone can type the address of somebody who
 * was published, so whoever is not held by this has shown nothing by it.
 */
export const firstTime: Check = async ({ email }, { tx, now }) => {
  if (email === null) return undefined;
  const published = await tx
    .select({ id: comments.id })
    .from(comments)
    .where(
      and(
        eq(comments.email, email),
        eq(comments.status, "approved"),
        // When a rule is tried on what came before, only what was public by then counts.
        lt(comments.statusAt, now),
      ),
    )
    .limit(1)
    .get();
  return published ? undefined : "Nothing was published under this e-mail address before.";
};
