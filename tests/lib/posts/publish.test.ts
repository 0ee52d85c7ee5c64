import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { reader } from "#db/client.ts";
import { posts } from "#db/schema/posts.ts";
import type { Author } from "#lib/identity/roles.ts";
import { listPosts } from "#lib/posts/list.ts";
import { findOwnPost } from "#lib/posts/own.ts";
import { publishPost, unpublishPost } from "#lib/posts/publish.ts";
import { findPublishedPost } from "#lib/posts/read.ts";
import { findRedirect } from "#lib/posts/redirects.ts";
import { findSignatureDraft, saveSignature } from "#lib/posts/signature.ts";
import { currentEdition } from "#lib/press/edition.ts";
import { aDraft, aPublishedPost, aSave } from "#tests/support/drafts.ts";
import { anAuthor } from "#tests/support/members.ts";

test("a draft is in no public query", async () => {
  const { slug } = await aDraft(await anAuthor(), { title: "Not yet" });

  expect(await findPublishedPost(slug)).toBeUndefined();
  expect(await slugsListed()).not.toContain(slug);
});

test("publishing shows the post, dated now, and raises the edition", async () => {
  const author = await anAuthor();
  const { id, version, slug } = await aDraft(author);
  const before = await currentEdition();
  const now = new Date("2026-03-01T09:00:00Z");

  const publishing = await publishPost({ id, seenVersion: version }, author, now);

  expect(publishing).toEqual({ outcome: "published", address: `/posts/${slug}` });
  expect(await findPublishedPost(slug)).toMatchObject({ publishedAt: now });
  expect(await currentEdition()).toBe(before + 1);
});

test("pressing twice publishes once", async () => {
  const author = await anAuthor();
  const { id, version } = await aDraft(author);

  const outcomes = await Promise.all([
    publishPost({ id, seenVersion: version }, author),
    publishPost({ id, seenVersion: version }, author),
  ]);

  expect(outcomes.map(({ outcome }) => outcome)).toEqual(["published", "stale"]);
});

test("a post that changed since it was checked is not published", async () => {
  const author = await anAuthor();
  const { id, version } = await aDraft(author);
  await aSave(id, author, { body: "Changed in another window." });

  const publishing = await publishPost({ id, seenVersion: version }, author);

  expect(publishing.outcome).toBe("stale");
  expect((await findOwnPost(id, author))?.state).toBe("draft");
});

test("a post without title or text is not published", async () => {
  const author = await anAuthor();
  const { id, version } = await aDraft(author, { title: " ", body: "\u200b\n" });

  expect(await publishPost({ id, seenVersion: version }, author)).toEqual({
    outcome: "incomplete",
    problems: [
      { field: "title", message: "Enter a title." },
      { field: "body", message: "Enter a text." },
    ],
  });
});

test("a post keeps the signature with which it was published", async () => {
  const author = await anAuthor("Ines");
  const signature = await findSignatureDraft(author);
  await saveSignature({ ...signature, telephone: "+44 1632 960147" }, author);
  const first = await aPublishedPost(author);

  await saveSignature({ ...signature, name: "Ines Calder", telephone: "" }, author);
  await aSave(first.id, author, { body: "Edited since." });
  const second = await aPublishedPost(author);

  expect(await signatureOf(first.id)).toMatchObject({ name: "Ines", telephone: "+44 1632 960147" });
  expect(await signatureOf(second.id)).toMatchObject({ name: "Ines Calder", telephone: null });
});

test("unpublishing takes the post from sight, says by whom, and raises the edition", async () => {
  const author = await anAuthor();
  const post = await aPublishedPost(author);
  const before = await currentEdition();
  const now = new Date("2030-01-01T00:00:00Z");

  const unpublishing = await unpublishPost({ id: post.id, seenVersion: post.version }, author, now);

  expect(unpublishing).toEqual({ outcome: "unpublished" });
  expect(await findPublishedPost(post.slug)).toBeUndefined();
  expect(await stateOf(post.id)).toEqual({ state: "draft", stateAt: now, stateBy: author.id });
  expect(await currentEdition()).toBe(before + 1);
});

test("a post that is published again keeps its first date and its old addresses", async () => {
  const author = await anAuthor();
  const first = new Date("2026-01-01T08:00:00Z");
  const post = await aPublishedPost(author, { slug: "once" }, first);

  await takeBack(post.id, author);
  const moved = await aSave(post.id, author, { slug: "again" });
  await publishPost({ id: post.id, seenVersion: moved.version }, author);

  expect((await findPublishedPost("again"))?.publishedAt).toEqual(first);
  expect(await findRedirect("/posts/once")).toBe("/posts/again");
});

test("an old address leads nowhere while the post is a draft again", async () => {
  const author = await anAuthor();
  const post = await aPublishedPost(author, { slug: "was-here" });
  await aSave(post.id, author, { slug: "is-here" });

  await takeBack(post.id, author);

  expect(await findRedirect("/posts/was-here")).toBeUndefined();
});

async function takeBack(id: number, author: Author): Promise<void> {
  const post = await findOwnPost(id, author);
  await unpublishPost({ id, seenVersion: post?.version ?? 0 }, author);
}

async function slugsListed(): Promise<string[]> {
  return (await listPosts()).posts.map(({ slug }) => slug);
}

async function signatureOf(id: number): Promise<unknown> {
  const row = await reader
    .select({ signature: posts.signature })
    .from(posts)
    .where(eq(posts.id, id))
    .get();
  return row?.signature;
}

async function stateOf(id: number): Promise<unknown> {
  return reader
    .select({ state: posts.state, stateAt: posts.stateAt, stateBy: posts.stateBy })
    .from(posts)
    .where(eq(posts.id, id))
    .get();
}
