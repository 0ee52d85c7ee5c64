import { inArray, sql } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import type { CommentStatus } from "#lib/comments/comment.ts";
import { isAppealed, isProposed } from "#lib/comments/waiting.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { readPublication } from "#lib/settings/publication.ts";
import { excerpt } from "#lib/text/excerpt.ts";
import { renderComment } from "#lib/text/render-comment.ts";
import { bulkMax } from "./bulk.ts";
import { readQueue, type QueueReading, type QueueRow } from "./queue.ts";
import { countReplies } from "./replies.ts";
import { filtersOf, type DeskView } from "./view.ts";

/** One of many, as far as it can be read in a list. */
export type BulkRow = {
  id: number;
  version: number;
  name: string;
  post: string;
  createdAt: Date;
  status: CommentStatus;
  /** The beginning of its text. */
  says: string;
  isWhole: boolean;
  replyCount: number;
  /** There is more to it than its text, so it is decided about by itself. */
  alone: "change" | "appeal" | "withdrawn" | undefined;
};

const saysLengthMax = 400;

/** What a view holds, from its beginning, as many as can be decided about at once. */
export async function listForBulk(
  moderator: Moderator,
  view: DeskView,
  matching: QueueReading["matching"],
): Promise<BulkRow[]> {
  const listed = new Map<number, QueueRow>();
  const { timeZone } = await readPublication();
  let place: DeskView | undefined = filtersOf(view);
  while (place && listed.size < bulkMax) {
    const page = await readQueue(moderator, place, { timeZone, matching, now: new Date() });
    for (const row of page.rows) if (listed.size < bulkMax) listed.set(row.id, row);
    place = page.next && !page.isShort ? { ...filtersOf(view), after: page.next } : undefined;
  }
  return describe([...listed.values()]);
}

async function describe(rows: QueueRow[]): Promise<BulkRow[]> {
  const texts = await reader
    .select({
      id: comments.id,
      version: comments.version,
      body: comments.body,
      bodyFormat: comments.bodyFormat,
      withdrawnAt: comments.withdrawnAt,
      isProposed: sql<number>`${isProposed()}`,
      isAppealed: sql<number>`${isAppealed()}`,
    })
    .from(comments)
    .where(
      inArray(
        comments.id,
        rows.map(({ id }) => id),
      ),
    );
  const found = new Map(texts.map((text) => [text.id, text]));
  const described = rows.map(async ({ id, name, post, createdAt, status }) => {
    const text = found.get(id);
    if (!text) return undefined;
    const html = renderComment(text.body, text.bodyFormat);
    const says = excerpt(html, saysLengthMax);
    return {
      ...{ id, name, post, createdAt, status, says },
      version: text.version,
      isWhole: !says.endsWith("…"),
      replyCount: await countReplies(reader, id),
      alone: aloneBecause(text),
    };
  });
  return (await Promise.all(described)).filter((row) => row !== undefined);
}

function aloneBecause(text: {
  withdrawnAt: Date | null;
  isProposed: number;
  isAppealed: number;
}): BulkRow["alone"] {
  if (text.withdrawnAt) return "withdrawn";
  if (text.isProposed) return "change";
  return text.isAppealed ? "appeal" : undefined;
}
