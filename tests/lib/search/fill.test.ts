import type { Client, InArgs, InStatement } from "@libsql/client";
import { eq, sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { rawClient, reader, write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { corrections, posts, postTags, tags } from "#db/schema/posts.ts";
import { commentTexts, postTexts, searchDue } from "#db/schema/search.ts";
import { currentEdition } from "#lib/press/edition.ts";
import { fillIndex } from "#lib/search/fill.ts";
import { aComment } from "#tests/support/conversation.ts";
import { aPost } from "#tests/support/posts.ts";

beforeEach(async () => {
  await write(async (tx) => {
    await tx.delete(comments);
    await tx.delete(posts);
  });
});

test("the index holds what a text says, and nothing of its markup", async () => {
  await aPost({ title: "Lime", body: "A **strong** [wall](https://example.org/href 'title')." });
  await aPost({
    body: "<p>Wet <strong>lime</strong>wash</p><script>alert()</script>",
    bodyFormat: "html",
  });
  await fillIndex();

  expect(await postsWith("strong")).toBe(1);
  expect(await postsWith("limewash")).toBe(1);
  for (const markup of ["href", "https", "p", "script", "alert", "example"]) {
    expect(await postsWith(markup)).toBe(0);
  }
});

test("comments are in it as text, brought-over ones without their markup", async () => {
  const { id: postId } = await aPost();
  await aComment({ postId, name: "Ada", body: "Two <b>lines</b>\n\nof text" });
  await aComment({ postId, body: "<p>Three <em>strokes</em></p>", bodyFormat: "html" });
  await fillIndex();

  expect(await commentsWith("ada")).toBe(1);
  // Typed as text, the letter stands on the page as well.
  expect(await commentsWith("b")).toBe(1);
  expect(await commentsWith("strokes")).toBe(1);
  expect(await commentsWith("em")).toBe(0);
});

test("a text that is changed leaves the index at once, and comes back as it now is", async () => {
  const { id } = await aPost({ body: "My number is 555." });
  const commentId = await aComment({ postId: id, body: "Mine is 777." });
  await fillIndex();

  await write(async (tx) => {
    await tx.update(posts).set({ body: "No number." }).where(eq(posts.id, id));
    await tx.update(comments).set({ body: "None." }).where(eq(comments.id, commentId));
  });

  expect([await postsWith("555"), await commentsWith("777")]).toEqual([0, 0]);
  expect(await reader.$count(postTexts)).toBe(0);
  expect(await reader.$count(commentTexts)).toBe(0);
  await fillIndex();
  expect([await postsWith("number"), await commentsWith("none")]).toEqual([1, 1]);
});

test("a decision about a comment leaves it in the index while what became of it is noted there", async () => {
  const { id: postId } = await aPost();
  const id = await aComment({ postId, body: "A number.", status: "pending" });
  await fillIndex();

  await write((tx) => tx.update(comments).set({ status: "approved" }).where(eq(comments.id, id)));

  expect(await reader.$count(searchDue)).toBe(1);
  expect(await commentsWith("number")).toBe(1);
});

test("tags given, taken away and renamed are followed", async () => {
  const { id } = await aPost({ tags: ["mortar"] });
  await fillIndex();
  expect(await postsWith("mortar")).toBe(1);

  await write((tx) => tx.update(tags).set({ name: "Kalk" }).where(eq(tags.slug, "mortar")));
  await fillIndex();
  expect([await postsWith("mortar"), await postsWith("kalk")]).toEqual([0, 1]);

  await write((tx) => tx.delete(postTags).where(eq(postTags.postId, id)));
  await fillIndex();
  expect(await postsWith("kalk")).toBe(0);
});

test("a correction is found as its post's text is", async () => {
  const { id: postId } = await aPost();
  await fillIndex();

  await write((tx) =>
    tx.insert(corrections).values({ postId, text: "Not 1978 but 1987.", publishedAt: new Date() }),
  );
  await fillIndex();

  expect(await postsWith("1987")).toBe(1);
});

test("what is deleted leaves nothing behind, the comments of a post included", async () => {
  const { id: postId } = await aPost({ body: "gone", tags: ["gone"] });
  await aComment({ postId, body: "gone" });
  await fillIndex();
  await aComment({ postId, body: "waits for the index" });

  await write((tx) => tx.delete(posts).where(eq(posts.id, postId)));

  expect([await postsWith("gone"), await commentsWith("gone")]).toEqual([0, 0]);
  for (const table of [searchDue, postTexts, commentTexts]) {
    expect(await reader.$count(table)).toBe(0);
  }
});

test("what changes or goes while it is read into the index is not put there as it was", async () => {
  const { id: changed } = await aPost({ body: "before" });
  const { id: deleted } = await aPost({ body: "before" });
  const isRead = once(rawClient(), "corrections");

  // Begun first, it ends before the index is written, and after the texts for it were read.
  const change = write(async (tx) => {
    await isRead;
    await tx.update(posts).set({ body: "after" }).where(eq(posts.id, changed));
    await tx.delete(posts).where(eq(posts.id, deleted));
  });
  await Promise.all([change, fillIndex()]);

  expect([await postsWith("before"), await postsWith("after")]).toEqual([0, 1]);
});

test("when all posts are in the index, pages that name related ones are printed anew", async () => {
  await aPost({ state: "draft" });
  const before = await currentEdition();
  await fillIndex();
  expect(await currentEdition()).toBe(before);

  for (let count = 0; count < 12; count += 1) await aPost();
  await fillIndex();

  expect(await currentEdition()).toBe(before + 1);
});

test("a post that is published at another time, or by another author, is found where it now is", async () => {
  const { id } = await aPost({ publishedAt: new Date("2012-06-01") });
  await fillIndex();
  expect(await placesOf("years2012")).toBe(1);

  await write((tx) =>
    tx
      .update(posts)
      .set({ publishedAt: new Date("2020-06-01") })
      .where(eq(posts.id, id)),
  );
  await fillIndex();

  expect([await placesOf("years2012"), await placesOf("years2020")]).toEqual([0, 1]);
});

test("no migration has taken a trigger away", async () => {
  const rows = await reader.all<{ name: string }>(
    sql`select name from sqlite_master where type = 'trigger' and name like '%_index_%' order by name`,
  );

  expect(rows.map(({ name }) => name)).toEqual([
    "comment_index_added",
    "comment_index_changed",
    "comment_index_decided",
    "comment_index_removed",
    "post_index_added",
    "post_index_changed",
    "post_index_corrected",
    "post_index_moved",
    "post_index_removed",
    "post_index_tag_renamed",
    "post_index_tagged",
    "post_index_untagged",
  ]);
});

test("both indexes are whole after all kinds of changes", async () => {
  const { id: postId } = await aPost({ tags: ["a"] });
  for (const body of ["one", "two", "three"]) await aComment({ postId, body });
  await fillIndex();
  await write(async (tx) => {
    await tx.update(comments).set({ body: "four" }).where(eq(comments.body, "two"));
    await tx.delete(comments).where(eq(comments.body, "three"));
    await tx.update(posts).set({ title: "Another" }).where(eq(posts.id, postId));
  });
  await fillIndex();

  for (const index of ["post_index", "comment_index"]) {
    const check = sql.raw(`insert into ${index} (${index}) values ('integrity-check')`);
    await write(async (tx) => void (await tx.run(check)));
  }
});

async function postsWith(word: string): Promise<number> {
  return count(sql`select count(*) as n from post_index where post_index match ${`"${word}"`}`);
}

async function placesOf(token: string): Promise<number> {
  const match = `"\ue000${token}"`;
  return count(sql`select count(*) as n from post_index where post_index match ${match}`);
}

async function commentsWith(word: string): Promise<number> {
  return count(
    sql`select count(*) as n from comment_index where comment_index match ${`"${word}"`}`,
  );
}

async function count(query: ReturnType<typeof sql>): Promise<number> {
  return (await reader.all<{ n: number }>(query))[0]?.n ?? 0;
}

/** When a table is next asked for, outside of any transaction. */
function once(client: Client, table: string): Promise<void> {
  const execute = client.execute;
  return new Promise((resolve) => {
    client.execute = (statement: InStatement, args?: InArgs) => {
      const asked =
        typeof statement === "string" ? { sql: statement, args: args ?? [] } : statement;
      if (asked.sql.includes(`from "${table}"`)) {
        client.execute = execute;
        resolve();
      }
      return (execute as (asked: InStatement) => ReturnType<typeof execute>).call(client, asked);
    };
  });
}
