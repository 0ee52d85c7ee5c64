import { and, asc, eq, gt, lte, ne } from "drizzle-orm";
import { reader, write } from "#db/client.ts";
import { looks } from "#db/schema/desk.ts";
import { comments } from "#db/schema/comments.ts";
import { members } from "#db/schema/identity.ts";
import type { Moderator } from "#lib/identity/roles.ts";

/** Somebody else who has a comment open at the desk. It keeps nobody from deciding. */
export type Looker = { name: string; since: Date };

/** How often the desk's script says that a comment is open; without script nobody is shown. */
export const lookEverySeconds = 45;
/** Twice that, and a little: one that goes unheard is not a closed page. */
const heardWithinMs = 2 * 60_000;

export async function listLookers(
  commentId: number,
  moderator: Moderator,
  now = new Date(),
): Promise<Looker[]> {
  return reader
    .select({ name: members.name, since: looks.since })
    .from(looks)
    .innerJoin(members, eq(members.id, looks.memberId))
    .where(
      and(
        eq(looks.commentId, commentId),
        ne(looks.memberId, moderator.id),
        gt(looks.seenAt, heardSince(now)),
      ),
    )
    .orderBy(asc(looks.since));
}

/** Says that a moderator has a comment open. What was not heard of again goes, so few rows stand here. */
export async function lookAt(
  commentId: number,
  moderator: Moderator,
  now = new Date(),
): Promise<void> {
  await write(async (tx) => {
    await tx.delete(looks).where(lte(looks.seenAt, heardSince(now)));
    if ((await tx.$count(comments, eq(comments.id, commentId))) === 0) return;
    await tx
      .insert(looks)
      .values({ commentId, memberId: moderator.id, since: now, seenAt: now })
      .onConflictDoUpdate({ target: [looks.commentId, looks.memberId], set: { seenAt: now } });
  });
}

/** Says that the page was closed, or shows another comment. */
export async function lookAway(commentId: number, moderator: Moderator): Promise<void> {
  await write((tx) =>
    tx.delete(looks).where(and(eq(looks.commentId, commentId), eq(looks.memberId, moderator.id))),
  );
}

function heardSince(now: Date): Date {
  return new Date(+now - heardWithinMs);
}
