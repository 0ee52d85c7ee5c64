import { and, eq, gt, lt, lte } from "drizzle-orm";
import { comments } from "#db/schema/comments.ts";
import type { Check } from "../screening.ts";

const dayMs = 24 * 60 * 60_000;

/**
 * Held and not refused: whoever types an address has not shown that it is theirs, and a stranger
 * could use up what somebody else may send.
 */
export const manyUnderAddress: Check = async ({ id, email }, { tx, rules, now }) => {
  if (email === null) return undefined;
  const before = await tx
    .select({ id: comments.id })
    .from(comments)
    .where(
      and(
        eq(comments.email, email),
        gt(comments.createdAt, new Date(+now - dayMs)),
        lte(comments.createdAt, now),
        id === undefined ? undefined : lt(comments.id, id),
      ),
    )
    .limit(rules.perAddressPerDay);
  if (before.length < rules.perAddressPerDay) return undefined;
  const count = before.length.toLocaleString("en");
  return `${count} or more comments came under this e-mail address in the 24 hours before.`;
};
