import { beforeEach, expect, test } from "vitest";
import { write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { authors, posts } from "#db/schema/posts.ts";
import { fillIndex } from "#lib/search/fill.ts";
import type { Hit } from "#lib/search/found.ts";
import { readRequest, type Parameters } from "#lib/search/request.ts";
import { pageLength, search, type Results } from "#lib/search/search.ts";
import { aComment } from "#tests/support/conversation.ts";
import { aPost } from "#tests/support/posts.ts";

const timeZone = "Pacific/Auckland";

beforeEach(async () => {
  await write(async (tx) => {
    await tx.delete(comments);
    await tx.delete(posts);
    await tx.delete(authors);
  });
});

test("title comes before standfirst before text, and a comment after posts that say as much", async () => {
  const { id: postId } = await aPost({ title: "Body", body: "Some lime, among many other words." });
  await aPost({ title: "Standfirst", standfirst: "What lime is.", body: "Other words." });
  await aPost({ title: "Lime", body: "Other words." });
  await aPost({ title: "Nothing of it", body: "Other words." });
  await aComment({ postId, body: "Lime it is." });

  expect(names(await found({ q: "lime" }))).toEqual(["Lime", "Standfirst", "Ben", "Body"]);
});

test("all words have to be there, phrases as they are, and the last word may go on", async () => {
  await aPost({ title: "One", body: "A wet wall and lime mortar." });
  await aPost({ title: "Two", body: "Mortar of lime." });

  expect(names(await found({ q: "mortar lime" })).sort()).toEqual(["One", "Two"]);
  expect(names(await found({ q: '"lime mortar"' }))).toEqual(["One"]);
  expect(names(await found({ q: "mortar wal" }))).toEqual(["One"]);
  expect(names(await found({ q: "wal mortar" }))).toEqual([]);
});

test("accents, capitals and scripts without spaces are no obstacle", async () => {
  await aPost({ title: "Straße", body: "Naïve Σίσυφος" });
  await aPost({ title: "日本語の文章", body: "東京で書いた。" });

  expect(names(await found({ q: "strasse NAIVE" }))).toEqual(["Straße"]);
  expect(names(await found({ q: "本語" }))).toEqual(["日本語の文章"]);
  expect(names(await found({ q: "語本" }))).toEqual([]);
});

test("what was found is marked as it is written, in the part of the text where it stands", async () => {
  const before = "Nothing to see here, and no end of it. ".repeat(30);
  await aPost({
    title: "On Straßen",
    body: `${before} Then the STRASSE, **a & b** <c>. ${before}`,
  });

  const [hit] = (await found({ q: "strasse" })).hits;

  const marked = hit?.excerpt.filter(({ isMarked }) => isMarked).map(({ text }) => text);
  expect(marked).toEqual(["STRASSE"]);
  const text = hit?.excerpt.map((piece) => piece.text).join("") ?? "";
  expect(text).toContain("Then the STRASSE, a & b");
  expect(text).toMatch(/^… .* …$/);
  expect(text.length).toBeLessThan(300);
});

test("only what is public is found, and it alone is shown", async () => {
  const secret = "canary";
  const { id: open } = await aPost({ title: "Open", body: "Read me." });
  const { id: draft } = await aPost({ body: secret, title: secret, state: "draft" });
  await aPost({ body: secret, publishedAt: new Date("2100-01-01") });
  for (const status of ["pending", "rejected", "spam", "trashed"] as const) {
    await aComment({ postId: open, body: secret, name: secret, status });
  }
  const held = await aComment({ postId: open, body: "held", status: "pending" });
  await aComment({ postId: open, body: secret, parentId: held });
  const said = await aComment({ postId: open, body: "said" });
  await aComment({ postId: open, body: secret, duplicateOf: said });
  await aComment({ postId: draft, body: secret });

  expect((await found({ q: secret })).hits).toEqual([]);
});

test("a comment is found from its approval to its withdrawal", async () => {
  const { id: postId } = await aPost();
  const id = await aComment({ postId, body: "journey", status: "pending" });
  const decide = (status: "approved" | "rejected") =>
    write((tx) => tx.update(comments).set({ status }));

  expect(names(await found({ q: "journey" }))).toEqual([]);
  await decide("approved");
  expect((await found({ q: "journey" })).hits).toMatchObject([{ kind: "comment", id }]);
  await decide("rejected");
  expect(names(await found({ q: "journey" }))).toEqual([]);
});

test("a search is narrowed to posts or comments, a tag, an author and a year of the publication", async () => {
  const authorId = await anAuthor("ada");
  // Already the next year in Auckland.
  const publishedAt = new Date("2024-12-31T13:00:00Z");
  const { id: postId } = await aPost({ title: "Lime", tags: ["walls"], authorId, publishedAt });
  await aPost({ title: "Lime too", tags: ["floors"] });
  await aComment({ postId, name: "Ada", body: "Lime!", createdAt: publishedAt });
  await aComment({ postId, name: "Ben", body: "Lime?", createdAt: new Date("2026-03-01") });

  const narrowed = async (given: Parameters) => names(await found({ q: "lime", ...given })).sort();
  expect(await narrowed({ in: "posts" })).toEqual(["Lime", "Lime too"]);
  expect(await narrowed({ in: "comments" })).toEqual(["Ada", "Ben"]);
  expect(await narrowed({ tag: "floors" })).toEqual(["Lime too"]);
  expect(await narrowed({ author: "ada" })).toEqual(["Ada", "Ben", "Lime"]);
  expect(await narrowed({ tag: "walls", year: "2025" })).toEqual(["Ada", "Lime"]);
  expect(await narrowed({ tag: "walls", year: "2024" })).toEqual([]);
  expect(await narrowed({ tag: "nowhere" })).toEqual([]);
});

test("what the index notes beside the words is not found by typing it", async () => {
  const { id } = await aPost({ tags: ["walls"] });
  await aComment({ postId: id });

  for (const noted of [`posts${id}`, `\ue000posts${id}`, "years2026", "\ue000years2026", "tags1"]) {
    expect((await found({ q: noted })).hits).toEqual([]);
  }
});

test("pages follow one another without gaps or repetition, and end", async () => {
  const { id: postId } = await aPost({ title: "Lime" });
  for (let count = 0; count < pageLength + 3; count += 1) await aComment({ postId, body: "lime" });

  const first = await found({ q: "lime" });
  const second = await found({ q: "lime", page: "2" });

  expect([first.hits.length, second.hits.length, first.pageCount]).toEqual([pageLength, 4, 2]);
  const ids = [...first.hits, ...second.hits].map(({ kind, id }) => `${kind} ${id}`);
  expect(new Set(ids).size).toBe(pageLength + 4);
  expect((await found({ q: "lime", page: "3" })).hits).toEqual([]);
});

test.each([
  [{ q: "a", page: "-1" }, ["page"]],
  [{ q: "a", page: "1e9" }, ["page"]],
  [{ q: "a", page: "0" }, ["page"]],
  [{ q: "a", page: "abc" }, ["page"]],
  [{ q: "a", page: "2" }, []],
  [{ q: "a", year: "20x" }, ["year"]],
  [{ q: "a", in: "drafts" }, ["in"]],
  [{ q: ["a", "b"] }, []],
])("of %j, %j cannot be read", (parameters, keys) => {
  expect(readRequest(parameters).unreadable).toEqual(keys);
});

async function found(parameters: Parameters): Promise<Results> {
  await fillIndex();
  const request = readRequest(parameters);
  if (request.query.kind !== "ready") throw new Error(`The query is ${request.query.kind}.`);
  return search(request.query.terms, request, { timeZone });
}

function names({ hits }: Results): string[] {
  const nameOf = (hit: Hit) => (hit.kind === "post" ? hit.title : hit.name);
  return hits.map((hit) =>
    nameOf(hit)
      .map(({ text }) => text)
      .join(""),
  );
}

async function anAuthor(slug: string): Promise<number> {
  const [row] = await write((tx) =>
    tx
      .insert(authors)
      .values({ slug, name: slug, handles: [], sites: [], createdAt: new Date() })
      .returning({ id: authors.id }),
  );
  if (!row) throw new Error("The author was not made.");
  return row.id;
}
