import { existsSync, mkdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { closeDatabase, reader, write } from "#db/client.ts";
import { migrate } from "#db/migrate.ts";
import { comments } from "#db/schema/comments.ts";
import { authors, posts, postTags, tags } from "#db/schema/posts.ts";
import { searchDue } from "#db/schema/search.ts";
import { fillIndex } from "#lib/search/fill.ts";
import { readRelatedPosts } from "#lib/search/related.ts";
import { readRequest, type Parameters } from "#lib/search/request.ts";
import { search } from "#lib/search/search.ts";
import { measure } from "./measure.ts";
import { random, text, wordAt } from "./words.ts";

const postCount = 20_000;
const commentCount = 400_000;
const tagCount = 300;
const authorCount = 5;
const now = new Date("2026-11-01T00:00:00Z");
const yearMs = 365 * 24 * 3_600_000;

/** Made once, and kept in the system's folder for what may be thrown away. */
const folder = join(tmpdir(), `byline-bench-search-${postCount}-${commentCount}`);

/** What searching costs in the database, at the size that the publication is built for. */
export async function measureSearch(): Promise<void> {
  const isMade = existsSync(join(folder, "made"));
  if (!isMade) rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  process.env.DATABASE_URL = `file:${join(folder, "byline.db")}`;
  await migrate();
  if (!isMade) await make();
  await fill();

  const [common, frequent, unusual, rare] = [0, 40, 700, 9_000].map(wordAt);
  const queries: [string, Parameters][] = [
    ["a word that nearly every text holds", { q: `${common} ` }],
    ["a frequent word", { q: `${frequent}` }],
    ["an unusual word", { q: `${unusual}` }],
    ["a rare word", { q: `${rare}` }],
    ["two words, both common", { q: `${wordAt(1)} ${common}` }],
    ["two words, one of them rare", { q: `${common} ${rare}` }],
    ["ten common words", { q: Array.from({ length: 10 }, (_, rank) => wordAt(rank)).join(" ") }],
    ["a phrase of common words", { q: `"${common} ${wordAt(1)}"` }],
    ["a beginning of three letters", { q: wordAt(40).slice(0, 3) }],
    ["a beginning of four letters", { q: wordAt(700).slice(0, 4) }],
    ["nothing found", { q: "zzzzzz" }],
    ["common, in posts", { q: `${common}`, in: "posts" }],
    ["common, in comments", { q: `${common}`, in: "comments" }],
    ["common, under a tag", { q: `${common}`, tag: "tag-7" }],
    ["common, by an author", { q: `${common}`, author: "author-1" }],
    ["common, of a year", { q: `${common}`, year: "2012" }],
    ["common, all filters", { q: `${common}`, tag: "tag-7", author: "author-1", year: "2012" }],
    ["common, the tenth page", { q: `${common}`, page: "10" }],
  ];
  for (const [name, parameters] of queries) {
    const request = readRequest(parameters);
    const { query } = request;
    if (query.kind !== "ready") throw new Error(name);
    await measure(name, () => search(query.terms, request, { timeZone: "Europe/Berlin", now }));
  }
  let postId = 1;
  await measure("related posts", () => readRelatedPosts((postId += 1_300), now));
  await closeDatabase();
}

async function make(): Promise<void> {
  console.log(`Making ${postCount} posts and ${commentCount} comments in ${folder} …`);
  await write(async (tx) => {
    const createdAt = now;
    const author = (n: number) => ({ slug: `author-${n}`, name: `Author ${n}`, createdAt });
    const numbers = (count: number) => Array.from({ length: count }, (_, place) => place + 1);
    await tx
      .insert(authors)
      .values(numbers(authorCount).map((n) => ({ ...author(n), handles: [], sites: [] })));
    await tx
      .insert(tags)
      .values(numbers(tagCount).map((n) => ({ slug: `tag-${n}`, name: `Tag ${wordAt(n * 10)}` })));
  });
  for (let from = 1; from <= postCount; from += 100) await makePosts(from, 100);
  for (let from = 1; from <= commentCount; from += 500) await makeComments(from, 500);
  mkdirSync(join(folder, "made"));
}

/** What a migration has changed in the index is done over; most often that is nothing. */
async function fill(): Promise<void> {
  const due = await reader.$count(searchDue);
  if (due === 0) return;
  const start = performance.now();
  await fillIndex();
  const seconds = Math.round((performance.now() - start) / 1000);
  console.log(`Put ${due} texts into the index in ${seconds} s.`);
}

async function makePosts(from: number, count: number): Promise<void> {
  const ids = Array.from({ length: count }, (_, place) => from + place);
  const rows = ids.map((id) => {
    const at = new Date(+now - ((postCount - id) / postCount) * 20 * yearMs - 1);
    return {
      ...{ id, kind: "post" as const, slug: `post-${id}`, bodyFormat: "markdown" as const },
      ...{ title: text(6), standfirst: text(14), body: text(400) },
      authorId: 1 + Math.floor(random() * authorCount),
      state: random() < 0.1 ? ("draft" as const) : ("published" as const),
      ...{ stateAt: at, publishedAt: at, createdAt: at, updatedAt: at },
    };
  });
  const pairs = ids.flatMap((postId) =>
    [1, 2, 3].map(() => ({ postId, tagId: 1 + Math.floor(random() ** 2 * tagCount) })),
  );
  await write(async (tx) => {
    await tx.insert(posts).values(rows);
    await tx.insert(postTags).values(pairs).onConflictDoNothing();
  });
}

async function makeComments(from: number, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, place) => {
    const id = from + place;
    const at = new Date(+now - ((commentCount - id) / commentCount) * 20 * yearMs - 1);
    const isReply = place > 100 && random() < 0.4;
    return {
      ...{ id, kind: "comment" as const, bodyFormat: "text" as const },
      postId: 1 + Math.floor((id / commentCount) * (postCount - 1)),
      parentId: isReply ? id - 1 - Math.floor(random() * 20) : null,
      ...{ name: text(2), body: text(20 + Math.floor(random() * 80)) },
      status: random() < 0.1 ? ("pending" as const) : ("approved" as const),
      ...{ statusAt: at, createdAt: at },
    };
  });
  await write((tx) => tx.insert(comments).values(rows));
}
