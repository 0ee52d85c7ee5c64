import { eq } from "drizzle-orm";
import { posts, type Signature } from "#db/schema/posts.ts";
import type { PostKind } from "#lib/posts/post.ts";
import { nextId, type Batch } from "#lib/transfer/batch.ts";
import { forget, remember } from "#lib/transfer/identities.ts";
import { countBrought, note } from "#lib/transfer/tally.ts";
import { claimImportedSlug, oldAddresses, redirectsTo, type Claim } from "./addresses.ts";
import { findBylines, type Byline } from "./bring-author.ts";
import { bringTags } from "./bring-tags.ts";
import { convertContent, type Content } from "./content.ts";
import { readPostDate } from "./dates.ts";
import { field, type ExportedItem } from "./export.ts";
import { plainText } from "./plain-text.ts";
import { knownPostStatuses, readPostState } from "./states.ts";

type Columns = Omit<typeof posts.$inferInsert, "id" | "slug">;

/** A post whose item has been read to its end: everything about it is stored at once. */
export async function bringPost(batch: Batch, item: ExportedItem, kind: PostKind): Promise<number> {
  const id = await nextId(batch, "posts");
  const { columns, content } = await readPost(batch, item, kind);
  const claim = await claimImportedSlug(batch, item, columns.title);
  batch.rows.posts.push({ ...columns, id, slug: claim.slug });
  remember(batch, "post", sourceIdOf(item), id);
  countBrought(batch.tally, `${kind} ${columns.state}`, "added");
  noteSlug(batch, item, claim);
  await bringSurroundings(batch, item, { id, kind, slug: claim.slug, content });
  return id;
}

/**
 * A post with so many comments that they are stored before its end is read. It waits as a draft, in
 * case the file is cut off or says later that nobody may read it.
 */
export async function beginPost(batch: Batch, item: ExportedItem, kind: PostKind): Promise<number> {
  const id = await nextId(batch, "posts");
  const title = readTitle(item);
  const claim = await claimImportedSlug(batch, item, title);
  batch.rows.posts.push({
    id,
    kind,
    slug: claim.slug,
    title,
    standfirst: "",
    body: "",
    bodyFormat: "html",
    state: "draft",
    stateAt: batch.now,
    createdAt: batch.now,
    updatedAt: batch.now,
  });
  remember(batch, "post", sourceIdOf(item), id);
  remember(batch, "unfinished", sourceIdOf(item), id);
  noteSlug(batch, item, claim);
  return id;
}

export async function finishPost(
  batch: Batch,
  item: ExportedItem,
  post: { id: number; kind: PostKind; isNew: boolean },
): Promise<void> {
  const { id, kind, isNew } = post;
  const { columns, content } = await readPost(batch, item, kind);
  batch.rows.changes.push((tx) => tx.update(posts).set(columns).where(eq(posts.id, id)));
  countBrought(batch.tally, `${kind} ${columns.state}`, isNew ? "added" : "here");
  forget(batch, "unfinished", sourceIdOf(item));
  const known = await batch.db
    .select({ slug: posts.slug })
    .from(posts)
    .where(eq(posts.id, id))
    .get();
  const made = batch.rows.posts.find((row) => row.id === id);
  const slug = known?.slug ?? made?.slug ?? "";
  await bringSurroundings(batch, item, { id, kind, slug, content });
}

/** What a post is known by in its export. An item without a number is known by its address. */
export function sourceIdOf({ fields, line }: ExportedItem): string {
  return field(fields, "wp:post_id") || field(fields, "guid") || field(fields, "link") || `${line}`;
}

async function readPost(
  batch: Batch,
  item: ExportedItem,
  kind: PostKind,
): Promise<{ columns: Columns; content: Content }> {
  const { fields } = item;
  const content = convertContent(field(fields, "content:encoded"));
  const bylines = await findBylines(batch, item);
  const state = readState(batch, item);
  const { date } = readPostDate(fields);
  const isDated = state !== "draft" && state !== "trashed";
  const publishedAt = isDated ? (date ?? batch.now) : state === "trashed" ? (date ?? null) : null;
  const at = date ?? batch.now;
  return {
    content,
    columns: {
      kind,
      title: readTitle(item),
      standfirst: plainText(field(fields, "excerpt:encoded")),
      body: content.html,
      bodyFormat: "html",
      authorId: bylines[0]?.authorId ?? null,
      signature: isDated ? signatureOf(bylines) : null,
      state,
      stateAt: at,
      publishedAt,
      pinnedAt: field(fields, "wp:is_sticky") === "1" ? at : null,
      commentsClosedAt: field(fields, "wp:comment_status") === "closed" ? at : null,
      createdAt: at,
      updatedAt: at,
    },
  };
}

function readState(batch: Batch, { fields, line }: ExportedItem): NonNullable<Columns["state"]> {
  const { date, problem } = readPostDate(fields);
  const status = field(fields, "wp:status");
  const password = field(fields, "wp:post_password");
  const state = readPostState({ status, password, date }, batch.now);
  const title = readTitle({ fields });
  if (problem) note(batch.tally, `Post dates: ${problem}`, { line, text: title });
  if (!knownPostStatuses.has(status)) {
    note(batch.tally, "Posts with a status WordPress does not have came over as drafts", {
      line,
      text: `${title}: ${status || "none"}`,
    });
  }
  if (status === "publish" && state === "scheduled") {
    note(batch.tally, "Published posts dated in the future wait as scheduled", {
      line,
      text: title,
    });
  }
  return state;
}

function readTitle({ fields }: Pick<ExportedItem, "fields">): string {
  return plainText(field(fields, "title")) || "Untitled";
}

/** Several authors of one post sign it together. */
function signatureOf(bylines: Byline[]): Signature | null {
  if (bylines.length === 0) return null;
  const name = new Intl.ListFormat("en").format(bylines.map((byline) => byline.name));
  return { name, handles: [], telephone: null, sites: [] };
}

type Stored = { id: number; kind: PostKind; slug: string; content: Content };

/** What hangs on a post: its tags, its old addresses, and what is left to say or do about its text. */
async function bringSurroundings(batch: Batch, item: ExportedItem, stored: Stored): Promise<void> {
  const { id, kind, slug, content } = stored;
  await bringTags(batch, id, item);
  for (const address of redirectsTo(oldAddresses(item, batch.source, kind), { kind, slug })) {
    batch.rows.redirects.push({ address, postId: id, createdAt: batch.now });
  }
  if (content.hasGallery) remember(batch, "gallery", sourceIdOf(item), id);
  noteContent(batch, item, content);
}

function noteContent({ tally }: Batch, item: ExportedItem, content: Content): void {
  const { unknownShortcodes, emptyBlocks } = content;
  const { line } = item;
  const title = readTitle(item);
  for (const name of unknownShortcodes) {
    const text = `[${name}] in ${title}`;
    note(tally, "Shortcodes that only a plugin knows stay as visible text", { line, text });
  }
  if (emptyBlocks.length > 0) {
    const text = `${title}: ${emptyBlocks.join(", ")}`;
    note(tally, "Blocks that WordPress fills itself hold no text in the export", { line, text });
  }
}

function noteSlug({ tally }: Batch, { line }: ExportedItem, { slug, wanted }: Claim): void {
  if (slug === wanted) return;
  note(tally, "Addresses that were taken have been changed", {
    line,
    text: `${wanted} is now ${slug}`,
  });
}
