import { and, desc, eq, sql, type SQL } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { authors, posts } from "#db/schema/posts.ts";
import type { Author } from "#lib/identity/roles.ts";
import { isOwn, type PostState } from "#lib/posts/own.ts";
import type { PostKind } from "#lib/posts/post.ts";
import { countWords } from "#lib/text/words.ts";

/** A post in whatever state, as the studio lists it. */
export type ListedManuscript = {
  id: number;
  kind: PostKind;
  title: string;
  authorName: string | null;
  state: PostState;
  publishedAt: Date | null;
  updatedAt: Date;
  wordCount: number;
};

/** `older` is the cursor of the next page. */
export type ManuscriptList = { manuscripts: ListedManuscript[]; older: string | undefined };

export const manuscriptPageLength = 50;

/** What this author may edit, the last edited first. */
export async function listManuscripts(author: Author, before?: unknown): Promise<ManuscriptList> {
  const found = await reader
    .select({
      id: posts.id,
      kind: posts.kind,
      title: posts.title,
      authorName: authors.name,
      state: posts.state,
      publishedAt: posts.publishedAt,
      updatedAt: posts.updatedAt,
      body: posts.body,
    })
    .from(posts)
    .leftJoin(authors, eq(authors.id, posts.authorId))
    .where(and(isOwn(author), isEditedBefore(before)))
    .orderBy(desc(posts.updatedAt), desc(posts.id))
    .limit(manuscriptPageLength + 1);

  const rows = found.slice(0, manuscriptPageLength);
  const last = rows.at(-1);
  return {
    manuscripts: rows.map(({ body, ...row }) => ({ ...row, wordCount: countWords(body) })),
    older:
      found.length > rows.length && last ? `${last.updatedAt.getTime()}-${last.id}` : undefined,
  };
}

/** Anything that is not a cursor of ours names no place, and the list starts at its beginning. */
function isEditedBefore(cursor: unknown): SQL | undefined {
  const [, milliseconds, id] =
    (typeof cursor === "string" && /^(\d{1,15})-(\d{1,15})$/.exec(cursor)) || [];
  if (!id) return undefined;
  return sql`(${posts.updatedAt}, ${posts.id}) < (${Number(milliseconds)}, ${Number(id)})`;
}
