import { expect, test } from "vitest";
import { write } from "#db/client.ts";
import { authors } from "#db/schema/posts.ts";
import { currentEdition } from "#lib/press/edition.ts";
import { areThereSeveralAuthors, listAuthors } from "#lib/posts/authors.ts";
import { findAuthor } from "#lib/posts/find-author.ts";
import { listPosts } from "#lib/posts/list.ts";
import { findSignatureDraft, saveSignature } from "#lib/posts/signature.ts";
import { aDraft } from "#tests/support/drafts.ts";
import { anAuthor } from "#tests/support/members.ts";
import { plansOf } from "#tests/support/plans.ts";
import { aPost } from "#tests/support/posts.ts";

test("an author appears with the first post that everyone may read, and not before", async () => {
  const authorId = await aByline("ana", "Ana");
  for (const state of ["draft", "scheduled", "private", "protected", "trashed"] as const) {
    await aPost({ authorId, state });
  }
  await aPost({ authorId, kind: "page" });
  await aPost({ authorId, publishedAt: new Date(Date.now() + 3_600_000) });

  expect(await findAuthor("ana")).toBeUndefined();
  expect(await listAuthors()).toEqual([]);

  await aPost({ authorId });

  expect(await findAuthor("ana")).toMatchObject({ slug: "ana", name: "Ana" });
  expect(await listAuthors()).toEqual([{ slug: "ana", name: "Ana" }]);
  expect(await areThereSeveralAuthors()).toBe(false);

  await aPost({ authorId: await aByline("ben", "Ben") });
  expect(await areThereSeveralAuthors()).toBe(true);
});

test("an author's list holds their own posts, under the name they signed with", async () => {
  const authorId = await aByline("cleo", "Cleo Now");
  const signature = { name: "Cleo Then", handles: [], telephone: null, sites: [] };
  await aPost({ title: "signed", authorId, signature });
  await aPost({ title: "another's", authorId: await aByline("dan", "Dan") });

  const { posts } = await listPosts({ author: "cleo" });

  expect(posts.map(({ title, author }) => [title, author])).toEqual([
    ["signed", { slug: "cleo", name: "Cleo Then" }],
  ]);
});

test("a new signature is on the author's page at the next request", async () => {
  const author = await anAuthor("Eve");
  await aDraft(author);
  const before = await currentEdition();

  await saveSignature({ ...(await findSignatureDraft(author)), name: "Eve Adler" }, author);

  expect(await currentEdition()).toBeGreaterThan(before);
});

test("finding an author's posts reads no whole table and sorts nothing", async () => {
  const authorId = await aByline("fay", "Fay");
  await aPost({ authorId });

  const plans = [
    ...(await plansOf(() => findAuthor("fay"))),
    ...(await plansOf(() => listPosts({ author: "fay" }))),
    ...(await plansOf(() => listPosts({ author: "fay", before: "1800000000000-5" }))),
  ];

  expect(plans.filter((line) => /\bSCAN\b|TEMP B-TREE/.test(line))).toEqual([]);
});

async function aByline(slug: string, name: string): Promise<number> {
  const [row] = await write((tx) =>
    tx
      .insert(authors)
      .values({ slug, name, handles: [], sites: [], createdAt: new Date() })
      .returning({ id: authors.id }),
  );
  if (!row) throw new Error("The byline was not made.");
  return row.id;
}
