import { and, eq, lt } from "drizzle-orm";
import { reader, write } from "#db/client.ts";
import { authors, previews } from "#db/schema/posts.ts";
import type { Author } from "#lib/identity/roles.ts";
import { findSignature } from "#lib/posts/byline.ts";
import { readCorrections } from "#lib/posts/corrections.ts";
import { emptyDraft, readDraft, type DraftProblem, type PostDraft } from "#lib/posts/draft.ts";
import { notSaved, type NotSaved } from "#db/not-saved.ts";
import { findOwnPost } from "#lib/posts/own.ts";
import type { PublishedPost } from "#lib/posts/post.ts";
import { foreseePlace } from "#lib/posts/series-parts.ts";

/** Where the form was that someone wants to look at: which post, and over which version of it. */
export type Manuscript = { postId: number | null; seenVersion: number; draft: PostDraft };

export type Keeping =
  | { outcome: "kept"; id: number }
  | { outcome: "invalid"; problems: DraftProblem[] }
  | { outcome: "missing" }
  | NotSaved;

const keptHours = 24;

/** Keeps a text as it was typed, so that its own page can show it printed and lead back to writing. */
export async function keepPreview(
  { postId, seenVersion, draft }: Manuscript,
  author: Author,
  now = new Date(),
): Promise<Keeping> {
  const { problems } = readDraft(draft);
  if (problems) return { outcome: "invalid", problems };

  return write<Keeping>(async (tx) => {
    if (postId !== null && !(await findOwnPost(postId, author, tx))) return { outcome: "missing" };
    await tx.delete(previews).where(lt(previews.createdAt, hoursBefore(now, keptHours)));
    const [preview] = await tx
      .insert(previews)
      .values({ memberId: author.id, postId, seenVersion, draft, createdAt: now })
      .returning({ id: previews.id });
    if (!preview) throw new Error("The preview was not kept.");
    return { outcome: "kept", id: preview.id };
  }).catch(notSaved);
}

/** The text as it was typed, for the one who typed it. */
export async function findPreview(id: number, author: Author): Promise<Manuscript | undefined> {
  const preview = await reader
    .select({
      postId: previews.postId,
      seenVersion: previews.seenVersion,
      draft: previews.draft,
    })
    .from(previews)
    .where(and(eq(previews.id, id), eq(previews.memberId, author.id)))
    .get();
  return preview && { ...preview, draft: { ...emptyDraft, ...preview.draft } };
}

/** The text as readers would get it if it were published now. */
export async function readPreview(
  { postId, draft }: Manuscript,
  author: Author,
  now = new Date(),
): Promise<PublishedPost | undefined> {
  const post = postId === null ? undefined : await findOwnPost(postId, author);
  const { content } = readDraft(draft);
  if (!content || (postId !== null && !post)) return undefined;

  const authorId = post ? post.authorId : await findBylineId(author);
  const signature = authorId === null ? undefined : await findSignature(reader, authorId);
  return {
    id: postId ?? 0,
    kind: content.kind,
    slug: content.slug || post?.slug || "",
    title: content.title,
    standfirst: content.standfirst,
    body: content.body,
    bodyFormat: content.bodyFormat,
    language: content.language,
    authorName: post?.authorName ?? author.name,
    authorSlug: null,
    signature: signature ?? null,
    publishedAt: post?.publishedAt ?? now,
    updatedAt: now,
    commentsClosedAt: content.isOpenForComments ? null : now,
    tags: content.tags.map((name) => ({ name, slug: name })),
    relatedLinks: content.relatedLinks,
    series: content.series && (await foreseePlace(content.series, postId, now)),
    corrections: postId === null ? [] : await readCorrections(postId),
  };
}

async function findBylineId(author: Author): Promise<number | null> {
  const byline = await reader
    .select({ id: authors.id })
    .from(authors)
    .where(eq(authors.memberId, author.id))
    .get();
  return byline?.id ?? null;
}

function hoursBefore(now: Date, hours: number): Date {
  return new Date(now.getTime() - hours * 60 * 60 * 1000);
}
