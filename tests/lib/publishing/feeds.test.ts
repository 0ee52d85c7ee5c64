import { expect, test } from "vitest";
import { write } from "#db/client.ts";
import { authors } from "#db/schema/posts.ts";
import { findThreadFeed, readCommentsFeed } from "#lib/publishing/comments-feed.ts";
import { feedFormats, type Feed, type FeedEntry } from "#lib/publishing/feed.ts";
import { findAuthorFeed, findTagFeed, readPostsFeed } from "#lib/publishing/posts-feed.ts";
import { printFeed } from "#lib/publishing/print-feed.ts";
import { storePublication } from "#lib/settings/publication.ts";
import { linkOf, readAtom } from "#tests/support/atom-rules.ts";
import { aComment } from "#tests/support/conversation.ts";
import { aPost } from "#tests/support/posts.ts";
import { childOf, childrenOf } from "#tests/support/xml.ts";

const hidden = ["draft", "scheduled", "private", "protected", "trashed"] as const;

test("a post's whole text is in the feed, with every address complete", async () => {
  const { id } = await aPost({
    slug: "joists",
    body: "See [the other one](/posts/beams), [below](#section-end) and [there](https://example.org/).\n\n![A joist](/media/7-joist.jpg)",
  });

  const { html, pictureUrl } = await entryOf(id);

  expect(html).toContain('href="http://localhost:3000/posts/beams"');
  expect(html).toContain('href="http://localhost:3000/posts/joists#');
  expect(html).toContain('href="https://example.org/"');
  expect(html).not.toMatch(/(href|src)="[/#]/);
  expect(pictureUrl).toBe("http://localhost:3000/media/7-joist.jpg");
});

test("each feed of posts is there in three formats and keeps the rules of Atom", async () => {
  await aPost({ title: "", tags: ["formats"], language: "de", standfirst: "About formats" });

  for (const format of feedFormats) {
    expect(printFeed(await readPostsFeed({ format }), format)).toContain("About formats");
  }
  readAtom(printFeed(await readPostsFeed({ format: "atom" }), "atom"));
  readAtom(printFeed(await readCommentsFeed(), "atom"));
});

test("an entry keeps its name when its post moves", async () => {
  const { id } = await aPost({ slug: "moves" });

  expect((await entryOf(id)).id).toBe(`tag:localhost,2026:post-${id}`);
});

test("a tag and an author are followed alone, under addresses of their own", async () => {
  const authorId = await anAuthor("ada-l", "Ada");
  const mine = await aPost({ authorId, tags: ["looms"] });
  const other = await aPost({ tags: ["gears"] });

  const tagged = await findTagFeed("looms", { format: "rss" });
  const signed = await findAuthorFeed("ada-l", { format: "json" });

  for (const feed of [tagged, signed]) {
    expect(namesIn(feed)).toContain(`tag:localhost,2026:post-${mine.id}`);
    expect(namesIn(feed)).not.toContain(`tag:localhost,2026:post-${other.id}`);
  }
  expect(tagged?.selfUrl).toBe("http://localhost:3000/tags/looms/rss.xml");
  expect(signed?.selfUrl).toBe("http://localhost:3000/authors/ada-l/feed.json");
  expect(signed?.entries[0]?.author).toEqual({
    name: "Ada",
    url: "http://localhost:3000/authors/ada-l",
  });
});

test("what is not published is in no feed, and has none", async () => {
  for (const state of hidden) {
    const authorId = await anAuthor(`author-${state}`, `canary ${state}`);
    const tag = `tag-${state}`;
    const post = await aPost({
      title: `canary ${state}`,
      body: `canary ${state}`,
      slug: state,
      authorId,
      tags: [tag],
      state,
    });
    await aComment({ postId: post.id, body: `canary comment on ${state}` });

    expect(await findTagFeed(tag, { format: "atom" })).toBeUndefined();
    expect(await findAuthorFeed(`author-${state}`, { format: "atom" })).toBeUndefined();
    expect(await findThreadFeed(state)).toBeUndefined();
  }

  for (const format of feedFormats) {
    expect(printFeed(await readPostsFeed({ format }), format)).not.toContain("canary");
  }
  expect(printFeed(await readCommentsFeed(), "atom")).not.toContain("canary");
});

test("a feed ends with the way to what is older, down to the last post", async () => {
  const publishedAt = new Date("2011-01-01T00:00:00Z");
  for (let count = 0; count < 51; count += 1) await aPost({ tags: ["long"], publishedAt });
  const first = await findTagFeed("long", { format: "atom" });
  const before = new URL(first?.olderUrl ?? "").searchParams.get("before");

  const second = await findTagFeed("long", { format: "atom", before });

  expect(first?.entries).toHaveLength(50);
  expect(second?.entries).toHaveLength(1);
  expect(new Set([...namesIn(first), ...namesIn(second)]).size).toBe(51);
  expect(second?.olderUrl).toBeUndefined();
  expect(second?.selfUrl).toBe(first?.olderUrl);
  const printed = readAtom(printFeed(first ?? fail(), "atom"));
  expect(linkOf(printed, "next")?.attributes.href).toBe(first?.olderUrl);
});

test("a place in a feed that is none shows the newest, under the feed's own address", async () => {
  await aPost();

  for (const before of ["x", "-1", "1e9", "9".repeat(100), "<&>"]) {
    const feed = await readPostsFeed({ format: "rss", before });
    expect(feed.selfUrl).toBe("http://localhost:3000/rss.xml");
    expect(feed.entries.length).toBeGreaterThan(0);
  }
});

test("a comment says in whose answer it stands, and where that is", async () => {
  const { id: postId } = await aPost({ slug: "discussed", title: "Discussed" });
  const first = await aComment({
    postId,
    name: "Ada",
    createdAt: new Date("2026-02-01T00:00:00Z"),
  });
  const reply = await aComment({
    postId,
    parentId: first,
    body: "Mine creaks at <1%.",
    site: "https://ben.example/",
    createdAt: new Date("2026-02-02T00:00:00Z"),
  });
  const page = "http://localhost:3000/posts/discussed";

  const feed = readAtom(printFeed((await findThreadFeed("discussed")) ?? fail(), "atom"));

  const [newest = fail(), oldest = fail()] = childrenOf(feed, "entry");
  expect(childOf(feed, "title").text).toBe("Comments on “Discussed”");
  expect(childOf(newest, "title").text).toBe("Ben on “Discussed”");
  expect(childOf(newest, "content").text).toContain("Mine creaks at &#x3C;1%.");
  expect(childOf(childOf(newest, "author"), "uri").text).toBe("https://ben.example/");
  expect(linkOf(newest, "alternate")?.attributes.href).toBe(`${page}#comment-${reply}`);
  expect(childOf(newest, "thr:in-reply-to").attributes).toEqual({
    ref: `tag:localhost,2026:comment-${first}`,
    href: `${page}#comment-${first}`,
    type: "text/html",
    source: `${page}/comments.xml`,
  });
  expect(childOf(oldest, "thr:in-reply-to").attributes).toEqual({
    ref: `tag:localhost,2026:post-${postId}`,
    href: page,
    type: "text/html",
    source: "http://localhost:3000/feed.xml",
  });
});

test("a post's entry leads to its conversation and says when that was last joined", async () => {
  const { id: postId } = await aPost({ slug: "joined", tags: ["joined"] });
  const joinedAt = new Date("2026-02-01T00:00:00Z");
  const shown = await aComment({ postId, createdAt: joinedAt });
  await aComment({ postId, status: "pending" });
  const held = await aComment({ postId, status: "spam", createdAt: new Date() });
  await aComment({ postId, parentId: held, createdAt: new Date() });
  await aComment({ postId, parentId: shown, duplicateOf: shown, createdAt: new Date() });

  const feed = readAtom(
    printFeed((await findTagFeed("joined", { format: "atom" })) ?? fail(), "atom"),
  );

  const replies = linkOf(childOf(feed, "entry"), "replies", "application/atom+xml");
  expect(replies?.attributes).toMatchObject({
    href: "http://localhost:3000/posts/joined/comments.xml",
    "thr:updated": joinedAt.toISOString(),
  });
  expect(replies?.attributes).not.toHaveProperty("thr:count");
});

test("only what everyone may read is in a thread's feed", async () => {
  const { id: postId } = await aPost({ slug: "moderated" });
  const shown = await aComment({ postId });
  const removed = await aComment({ postId, body: "canary", status: "rejected" });
  await aComment({ postId, body: "canary", status: "pending" });
  await aComment({ postId, body: "canary", parentId: removed });
  await aComment({ postId, body: "canary", duplicateOf: shown });

  const feed = await findThreadFeed("moderated");

  expect(namesIn(feed)).toEqual([`tag:localhost,2026:comment-${shown}`]);
  expect(printFeed(await readCommentsFeed(), "atom")).not.toContain("canary");
});

test("a long thread is followed back to its first comment", async () => {
  const { id: postId } = await aPost({ slug: "long-thread" });
  for (let count = 0; count < 101; count += 1) await aComment({ postId });
  const first = await findThreadFeed("long-thread");
  const before = new URL(first?.olderUrl ?? "").searchParams.get("before");

  const second = await findThreadFeed("long-thread", before);

  expect(first?.entries).toHaveLength(100);
  expect(new Set([...namesIn(first), ...namesIn(second)]).size).toBe(101);
  expect(second?.olderUrl).toBeUndefined();
});

test("a feed's own words are in the publication's language", async () => {
  await aPost({ slug: "worte", title: "كلمات" });
  await write((tx) => storePublication(tx, { title: "المائدة", language: "ar" }, new Date()));

  const feed = await findThreadFeed("worte");

  expect(feed?.language).toBe("ar");
  expect(feed?.title).toBe("التعليقات على «كلمات»");
});

async function entryOf(postId: number): Promise<FeedEntry> {
  const { entries } = await readPostsFeed({ format: "atom" });
  return entries.find(({ id }) => id.endsWith(`post-${postId}`)) ?? fail();
}

function namesIn(feed: Feed | undefined): string[] {
  return (feed?.entries ?? []).map(({ id }) => id);
}

async function anAuthor(slug: string, name: string): Promise<number> {
  const [row] = await write((tx) =>
    tx
      .insert(authors)
      .values({ slug, name, handles: [], sites: [], createdAt: new Date() })
      .returning({ id: authors.id }),
  );
  return row?.id ?? fail();
}

function fail(): never {
  throw new Error("It is not there.");
}
