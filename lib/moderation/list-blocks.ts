import { desc, eq } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { blocks, comments } from "#db/schema/comments.ts";
import { members } from "#db/schema/identity.ts";
import { holdsAt } from "#lib/comments/find-block.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import type { BlockKind } from "./block.ts";

export type ListedBlock = {
  id: number;
  kind: BlockKind;
  /** Whom it is about, as far as anything is left that says so. */
  who: string;
  commentId: number | null;
  reason: string;
  by: string;
  since: Date;
  until: Date | null;
};

export const blocksListedMax = 200;

/** The blocks that hold now, the newest first. */
export async function listBlocks(_: Moderator, now = new Date()): Promise<ListedBlock[]> {
  const rows = await reader
    .select({
      id: blocks.id,
      kind: blocks.kind,
      mark: blocks.mark,
      commentId: blocks.commentId,
      name: comments.name,
      email: comments.email,
      reason: blocks.reason,
      by: members.name,
      since: blocks.createdAt,
      until: blocks.until,
    })
    .from(blocks)
    .innerJoin(members, eq(members.id, blocks.createdBy))
    .leftJoin(comments, eq(comments.id, blocks.commentId))
    .where(holdsAt(now))
    .orderBy(desc(blocks.id))
    .limit(blocksListedMax);
  return rows.map(({ mark, name, email, ...row }) => ({
    ...row,
    who: whoIs(row.kind, mark, name, email),
  }));
}

function whoIs(kind: BlockKind, mark: string, name: string | null, email: string | null): string {
  if (kind === "site") return mark;
  if (kind === "network") return name ? `The network of ${name}` : "A network";
  return email === null ? "A writer whose comment is erased" : `${name}, ${email}`;
}
