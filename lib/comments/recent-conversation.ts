import { and, asc, desc, eq, sql, type SQL } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { authors, posts } from "#db/schema/posts.ts";
import { cursorTo, readCursor, type Place } from "#lib/posts/cursor.ts";
import { excerpt } from "#lib/text/excerpt.ts";
import { renderComment } from "#lib/text/render-comment.ts";
import { commentAddresses, permalink } from "./address.ts";
import { isPublic } from "./shown.ts";

/** The beginning of a comment, and what it is about. */
export type Remark = {
  id: number;
  /** Where it stands under its post. */
  address: string;
  name: string;
  createdAt: Date;
  excerpt: string;
  post: { slug: string; title: string; language: string | null; authorName: string | null };
};

/** `older` is the cursor of the next page; `newer` of the one before, where `first` is the first. */
export type RecentConversation = {
  remarks: Remark[];
  older: string | undefined;
  newer: string | "first" | undefined;
  /** Why there is nothing: `?before=` names no place, or one that no comment is older than. */
  lost: "unreadable" | "beyond" | undefined;
};

export const remarkPageLength = 20;
const excerptLengthMax = 320;

/** What was said last, under whichever post, the newest first. */
export async function readRecentConversation(
  { before }: { before?: unknown } = {},
  now = new Date(),
): Promise<RecentConversation> {
  const place = readCursor(before);
  if (before !== undefined && !place) {
    return { remarks: [], older: undefined, newer: "first", lost: "unreadable" };
  }
  const found = await readPage(place, now);
  const rows = found.slice(0, remarkPageLength);
  const last = rows.at(-1);
  return {
    remarks: await describe(rows),
    older: found.length > remarkPageLength && last ? cursorOf(last) : undefined,
    newer: place && (await findNewer(place, now)),
    lost: place && rows.length === 0 ? "beyond" : undefined,
  };
}

type Row = Awaited<ReturnType<typeof readPage>>[number];

/** One more than a page, to know whether another follows. */
async function readPage(place: Place | undefined, now: Date) {
  return reader
    .select({
      id: comments.id,
      name: comments.name,
      createdAt: comments.createdAt,
      body: comments.body,
      bodyFormat: comments.bodyFormat,
      postId: posts.id,
      slug: posts.slug,
      title: posts.title,
      language: posts.language,
      authorName: sql<string | null>`coalesce(${posts.signature} ->> 'name', ${authors.name})`,
    })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .leftJoin(authors, eq(authors.id, posts.authorId))
    .where(and(isPublic(now), place && stands("<", place)))
    .orderBy(desc(comments.createdAt), desc(comments.id))
    .limit(remarkPageLength + 1);
}

/** The page before this one ends where this one begins, so it is found by reading the other way. */
async function findNewer(place: Place, now: Date): Promise<string> {
  const newer = await reader
    .select({ id: comments.id, createdAt: comments.createdAt })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .where(and(isPublic(now), stands(">=", place)))
    .orderBy(asc(comments.createdAt), asc(comments.id))
    .limit(remarkPageLength + 1);
  const start = newer[remarkPageLength];
  return start ? cursorOf(start) : "first";
}

function stands(relation: "<" | ">=", { publishedAt: at, id }: Place): SQL {
  const place = sql`(${at.getTime()}, ${id})`;
  return relation === "<"
    ? sql`(${comments.createdAt}, ${comments.id}) < ${place}`
    : sql`(${comments.createdAt}, ${comments.id}) >= ${place}`;
}

function cursorOf({ createdAt, id }: { createdAt: Date; id: number }): string {
  return cursorTo({ publishedAt: createdAt, id });
}

async function describe(rows: Row[]): Promise<Remark[]> {
  const addresses = await commentAddresses(
    rows.map(({ id, postId, slug }) => ({ id, post: { id: postId, slug } })),
  );
  return rows.map(
    ({ id, name, createdAt, body, bodyFormat, slug, title, language, authorName }) => ({
      id,
      address: addresses.get(id) ?? permalink({ id }),
      name,
      createdAt,
      excerpt: excerpt(renderComment(body, bodyFormat), excerptLengthMax),
      post: { slug, title, language, authorName },
    }),
  );
}
