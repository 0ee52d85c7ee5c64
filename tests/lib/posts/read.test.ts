import { expect, test } from "vitest";
import { write } from "#db/client.ts";
import { authors } from "#db/schema/posts.ts";
import { findAuthor } from "#lib/posts/find-author.ts";
import { findTag } from "#lib/posts/find-tag.ts";
import { readNeighbours } from "#lib/posts/neighbours.ts";
import { listPages } from "#lib/posts/pages.ts";
import { findPublishedPage, findPublishedPost } from "#lib/posts/read.ts";
import { listRecentPosts } from "#lib/posts/recent.ts";
import { findRedirect } from "#lib/posts/redirects.ts";
import { aPost } from "#tests/support/posts.ts";
import { plansOf } from "#tests/support/plans.ts";

const hidden = ["draft", "scheduled", "private", "protected", "trashed"] as const;

test("a published post is found with its tags, its links and its author", async () => {
  const [author] = await write((tx) =>
    tx
      .insert(authors)
      .values({ slug: "ana", name: "Ana", handles: [], sites: [], createdAt: new Date() })
      .returning(),
  );
  await aPost({
    slug: "joists",
    authorId: author?.id ?? null,
    tags: ["wood", "beams"],
    related: [{ title: "Beams", url: "https://example.org/beams" }],
  });

  const post = await findPublishedPost("joists");

  expect(post).toMatchObject({
    title: "On joists",
    authorName: "Ana",
    tags: [{ slug: "beams" }, { slug: "wood" }],
    relatedLinks: [{ title: "Beams", url: "https://example.org/beams" }],
  });
});

test.each(hidden)("a %s post is found under none of its addresses", async (state) => {
  const { id } = await aPost({ slug: state, state, tags: [state], oldAddress: `/old/${state}` });
  await aPost({ slug: `page-${state}`, kind: "page", state });
  const later = await aPost({ title: `beside the ${state} one` });

  expect(await findPublishedPost(state)).toBeUndefined();
  expect(await findPublishedPage(`page-${state}`)).toBeUndefined();
  expect(await findRedirect(`/old/${state}`)).toBeUndefined();
  expect(await findTag(state)).toBeUndefined();
  expect((await listPages()).map(({ slug }) => slug)).not.toContain(`page-${state}`);
  expect((await listRecentPosts({ limit: 50 })).posts.map((post) => post.id)).not.toContain(id);
  expect((await readNeighbours(later)).previous?.slug).not.toBe(state);
});

test("a post is not there before its moment, and is from then on", async () => {
  const publishedAt = new Date("2030-01-01T00:00:00Z");
  await aPost({ slug: "future", publishedAt });

  expect(await findPublishedPost("future", new Date(publishedAt.getTime() - 1))).toBeUndefined();
  expect(await findPublishedPost("future", publishedAt)).toBeDefined();
});

test("a post is no page and a page is no post", async () => {
  await aPost({ slug: "about", kind: "page" });

  expect(await findPublishedPost("about")).toBeUndefined();
  expect(await findPublishedPage("about")).toBeDefined();
});

test("an old address leads to where its post is now, however it is spelled", async () => {
  await aPost({ slug: "joists-now", oldAddress: "/2009/08/café" });
  await aPost({ slug: "page-now", kind: "page", oldAddress: "/?page_id=7" });

  expect(await findRedirect("/2009/08/caf%C3%A9/?utm_source=x")).toBe("/posts/joists-now");
  expect(await findRedirect("/?page_id=7")).toBe("/page-now");
  expect(await findRedirect("/elsewhere")).toBeUndefined();
});

test("neighbours are the posts just before and just after, also within one moment", async () => {
  const publishedAt = new Date("2020-05-05T00:00:00Z");
  await aPost({ slug: "one", publishedAt });
  const two = await aPost({ slug: "two", publishedAt });
  await aPost({ slug: "three", publishedAt });

  const { previous, next } = await readNeighbours(two);

  expect([previous?.slug, next?.slug]).toEqual(["one", "three"]);
});

test("neither neighbours nor the feed read a whole table or sort what they found", async () => {
  const post = await aPost();

  const plans = await plansOf(async () => {
    await readNeighbours(post);
    await listRecentPosts({ limit: 50 });
    await listRecentPosts({ limit: 50, tag: "plans" });
    await listRecentPosts({ limit: 50, author: "plans", before: "99-1" });
    await findAuthor("plans");
    await findPublishedPost(post.slug);
    await findRedirect("/old");
    await listPages();
  });

  expect(plans.filter((line) => /\bSCAN\b|TEMP B-TREE/.test(line))).toEqual([]);
});
