import { eq } from "drizzle-orm";
import { write, type Transaction } from "#db/client.ts";
import { posts } from "#db/schema/posts.ts";
import type { Author } from "#lib/identity/roles.ts";
import { raiseEdition } from "#lib/press/edition.ts";
import { claimSlug, isSlugTaken, moveAddress } from "#lib/posts/address.ts";
import { claimByline } from "#lib/posts/byline.ts";
import {
  readDraft,
  type DraftProblem,
  type PostContent,
  type PostDraft,
} from "#lib/posts/draft.ts";
import { notSaved, type NotSaved } from "#db/not-saved.ts";
import { findOwnPost, type OwnPost } from "#lib/posts/own.ts";
import { setRelatedLinks } from "#lib/posts/related-links.ts";
import { keepRevision } from "#lib/posts/revisions.ts";
import { choosePlace, setPlace, type SeriesPlace } from "#lib/posts/series.ts";
import { setTags } from "#lib/posts/tags.ts";

export type Creation =
  | { outcome: "created"; id: number; leftOutTagCount: number }
  | { outcome: "invalid"; problems: DraftProblem[] }
  | NotSaved;

export type Saving =
  | { outcome: "saved"; post: OwnPost; leftOutTagCount: number }
  | { outcome: "invalid"; problems: DraftProblem[] }
  /** Someone, or the author in another window, saved after this form was opened. Nothing is stored. */
  | { outcome: "conflict"; saved: OwnPost }
  | { outcome: "missing" }
  | NotSaved;

/** Stores a new draft under its author's byline. Its address is made free if it is taken. */
export async function createPost(
  draft: PostDraft,
  author: Author,
  now = new Date(),
): Promise<Creation> {
  const { content, problems } = readDraft(draft);
  if (problems) return { outcome: "invalid", problems };

  return write<Creation>(async (tx) => {
    const { place, problem } = await choosePlace(tx, content.series);
    if (problem) return { outcome: "invalid", problems: [problem] };

    const [post] = await tx
      .insert(posts)
      .values({
        ...textOf(content),
        slug: await claimSlug(tx, content.slug || content.title),
        authorId: await claimByline(tx, author, now),
        state: "draft",
        stateAt: now,
        stateBy: author.id,
        commentsClosedAt: content.isOpenForComments ? null : now,
        createdAt: now,
        updatedAt: now,
      })
      .returning({ id: posts.id });
    if (!post) throw new Error("The new draft was not stored.");

    await setTags(tx, post.id, content.tags);
    await setPlace(tx, post.id, place);
    await setRelatedLinks(tx, post.id, content.relatedLinks);
    await keepRevision(tx, post.id, { ...content, savedBy: author.id, publishedAt: null }, now);
    return { outcome: "created", id: post.id, leftOutTagCount: content.leftOutTagCount };
  }).catch(notSaved);
}

/**
 * Stores what was typed over version `seenVersion` of the post. A later version is never overwritten;
 * what is already stored word for word is saved, whichever version it was typed over.
 */
export async function savePost(
  { id, seenVersion, draft }: { id: number; seenVersion: number; draft: PostDraft },
  author: Author,
  now = new Date(),
): Promise<Saving> {
  const { content, problems } = readDraft(draft);
  if (problems) return { outcome: "invalid", problems };

  return write<Saving>(async (tx) => {
    const before = await findOwnPost(id, author, tx);
    if (!before) return { outcome: "missing" };

    const slug = await chooseSlug(tx, before, content);
    if (typeof slug !== "string") return { outcome: "invalid", problems: [slug] };
    const { place, problem } = await choosePlace(tx, content.series, id);
    if (problem) return { outcome: "invalid", problems: [problem] };
    if (isSame(before, { ...content, series: place }, slug)) {
      return { outcome: "saved", post: before, leftOutTagCount: content.leftOutTagCount };
    }
    if (before.version !== seenVersion) return { outcome: "conflict", saved: before };

    await store(tx, before, { ...content, slug, series: place }, author, now);
    const post = await findOwnPost(id, author, tx);
    if (!post) throw new Error(`Post ${id} is gone after it was saved.`);
    return { outcome: "saved", post, leftOutTagCount: content.leftOutTagCount };
  }).catch(notSaved);
}

/** The post's address: the one it has, the one typed if it is free, or one made of its title. */
async function chooseSlug(
  tx: Transaction,
  before: OwnPost,
  { slug, title }: PostContent,
): Promise<string | DraftProblem> {
  if (slug === before.slug) return slug;
  if (slug === "") return claimSlug(tx, title, before.id);
  if (!(await isSlugTaken(tx, slug, before.id))) return slug;
  const free = await claimSlug(tx, slug, before.id);
  return { field: "slug", message: `“${slug}” is taken. Enter another address, such as ${free}.` };
}

async function store(
  tx: Transaction,
  before: OwnPost,
  content: PlacedContent,
  author: Author,
  now: Date,
): Promise<void> {
  const closedAt = content.isOpenForComments ? null : (before.commentsClosedAt ?? now);
  await tx
    .update(posts)
    .set({
      ...textOf(content),
      slug: content.slug,
      commentsClosedAt: closedAt,
      updatedAt: now,
      version: before.version + 1,
    })
    .where(eq(posts.id, before.id));
  await setTags(tx, before.id, content.tags);
  await setPlace(tx, before.id, content.series);
  await setRelatedLinks(tx, before.id, content.relatedLinks);

  const isPublished = before.state === "published";
  const publishedAt = isPublished ? now : null;
  await keepRevision(tx, before.id, { ...content, savedBy: author.id, publishedAt }, now, before);
  // An address that no reader ever had needs no redirect, and would only give the draft away.
  if (before.publishedAt && before.publishedAt <= now) {
    await moveAddress(tx, before.id, { from: before, to: content }, now);
  }
  if (isPublished) await raiseEdition(tx);
}

/** What can be stored, once its place in a series is known. */
type PlacedContent = Omit<PostContent, "series"> & { series: SeriesPlace | null };

function textOf({
  kind,
  title,
  standfirst,
  body,
  bodyFormat,
  language,
}: Omit<PostContent, "series" | "leftOutTagCount">) {
  return { kind, title, standfirst, body, bodyFormat, language };
}

function isSame(before: OwnPost, content: PlacedContent, slug: string): boolean {
  return (
    JSON.stringify(comparable({ ...before, isOpenForComments: !before.commentsClosedAt })) ===
    JSON.stringify(comparable({ ...content, slug }))
  );
}

function comparable(post: Omit<PlacedContent, "leftOutTagCount">): unknown[] {
  const tags = post.tags.map((name) => name.toLowerCase()).sort();
  const links = post.relatedLinks.map(({ title, url }) => [title, url]);
  const place = post.series && [post.series.title, post.series.part];
  return [...Object.values(textOf(post)), post.slug, post.isOpenForComments, tags, links, place];
}
