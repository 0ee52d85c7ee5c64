import { desc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { posts, revisions } from "#db/schema/posts.ts";
import { listManuscripts } from "#lib/posts/manuscripts.ts";
import { draftOf, findOwnPost } from "#lib/posts/own.ts";
import { findPreview, keepPreview } from "#lib/posts/preview.ts";
import { publishPost, unpublishPost } from "#lib/posts/publish.ts";
import { createPost, savePost } from "#lib/posts/save.ts";
import { currentEdition } from "#lib/press/edition.ts";
import { aDraft, aPublishedPost, aSave, typed } from "#tests/support/drafts.ts";
import { anAuthor, anOwner } from "#tests/support/members.ts";

test("what was typed is read back as it was", async () => {
  const author = await anAuthor();
  const draft = typed({
    kind: "page",
    standfirst: "In short",
    slug: "in-full",
    tags: "lime, sand",
    relatedLinks: "A note https://example.org/#!/note\nhttps://example.net/alone",
    language: "pt-BR",
    comments: "closed",
    bodyFormat: "html",
    body: "<p>One\n\n  two <1%</p>\n",
  });

  const post = await aDraft(author, draft);

  expect(draftOf(post)).toEqual(draft);
});

test("another author's post is missing, as one that does not exist is", async () => {
  const ana = await anAuthor("Ana");
  const ben = await anAuthor("Ben");
  const { id, version } = await aDraft(ana);
  const place = { id, seenVersion: version };

  expect(await findOwnPost(id, ben)).toBeUndefined();
  expect(await savePost({ ...place, draft: typed({ title: "Mine" }) }, ben)).toEqual({
    outcome: "missing",
  });
  expect(await publishPost(place, ben)).toEqual({ outcome: "missing" });
  expect(await unpublishPost(place, ben)).toEqual({ outcome: "missing" });
  expect(await keepPreview({ postId: id, seenVersion: 1, draft: typed() }, ben)).toEqual({
    outcome: "missing",
  });
  expect((await listManuscripts(ben)).manuscripts).toEqual([]);
  expect((await findOwnPost(id, ana))?.version).toBe(version);
});

test("a preview is seen by the one who typed it alone, the owner included", async () => {
  const ana = await anAuthor("Ana");
  const kept = await keepPreview({ postId: null, seenVersion: 0, draft: typed() }, ana);
  const id = kept.outcome === "kept" ? kept.id : 0;

  expect(await findPreview(id, ana)).toMatchObject({ draft: typed() });
  expect(await findPreview(id, await anAuthor("Ben"))).toBeUndefined();
  expect(await findPreview(id, await anOwner())).toBeUndefined();
});

test("an owner may edit everyone's posts, and they stay their author's", async () => {
  const ana = await anAuthor("Ana");
  const { id, authorId } = await aDraft(ana);

  const post = await aSave(id, await anOwner("Olga"), { title: "Corrected" });

  expect(post.title).toBe("Corrected");
  expect(post.authorId).toBe(authorId);
  expect(post.savedBy?.name).toBe("Olga");
});

test("the later save of an old version changes nothing and gets both texts", async () => {
  const author = await anAuthor("Ana");
  const { id, version } = await aDraft(author, { body: "As it was opened." });
  await aSave(id, author, { body: "From the first tab." });

  const second = typed({ body: "From the second tab." });
  const saving = await savePost({ id, seenVersion: version, draft: second }, author);

  expect(saving).toMatchObject({
    outcome: "conflict",
    saved: { body: "From the first tab.", savedBy: { id: author.id, name: "Ana" } },
  });
  expect((await findOwnPost(id, author))?.body).toBe("From the first tab.");
});

test("two saves of the same version at the same moment: one is stored, one is a conflict", async () => {
  const author = await anAuthor();
  const { id, version } = await aDraft(author);

  const savings = await Promise.all(
    ["One", "Two"].map((title) =>
      savePost({ id, seenVersion: version, draft: typed({ title }) }, author),
    ),
  );

  expect(savings.map(({ outcome }) => outcome).sort()).toEqual(["conflict", "saved"]);
});

test("an old tab cannot overwrite what has been published since", async () => {
  const author = await anAuthor();
  const { id, version } = await aDraft(author);
  await publishPost({ id, seenVersion: version }, author);

  const draft = typed({ body: "From an old tab." });
  const saving = await savePost({ id, seenVersion: version, draft }, author);

  expect(saving.outcome).toBe("conflict");
});

test("sending the same text again is no conflict and no second revision", async () => {
  const author = await anAuthor();
  const { id, version } = await aDraft(author);
  const draft = typed({ body: "Twice." });

  await savePost({ id, seenVersion: version, draft }, author);
  const again = await savePost({ id, seenVersion: version, draft: { ...draft, slug: "" } }, author);

  expect(again.outcome).toBe("saved");
  expect(await bodiesKept(id)).toEqual(["Twice.", "A joist is a spring."]);
});

test("a revision is kept of every text that differs, and of no change elsewhere", async () => {
  const author = await anAuthor();
  const { id } = await aDraft(author, { body: "One." });

  await aSave(id, author, { body: "Two." });
  await aSave(id, author, { body: "Two.", tags: "lime" });
  await aSave(id, author, { body: "Three.", tags: "lime" });

  expect(await bodiesKept(id)).toEqual(["Three.", "Two.", "One."]);
});

test("the text that came by import is kept when it is edited for the first time", async () => {
  const owner = await anOwner();
  const id = await anImportedPost("<p>As it came.</p>");

  await aSave(id, owner, { bodyFormat: "html", body: "<p>As it is now.</p>" });

  expect(await bodiesKept(id)).toEqual(["<p>As it is now.</p>", "<p>As it came.</p>"]);
});

test("saving a published post is seen by readers at once; saving a draft is not their business", async () => {
  const author = await anAuthor();
  const draft = await aDraft(author);
  const published = await aPublishedPost(author);
  const before = await currentEdition();

  await aSave(draft.id, author, { body: "Still a draft." });
  expect(await currentEdition()).toBe(before);

  await aSave(published.id, author, { body: "Better." });
  expect(await currentEdition()).toBe(before + 1);
});

test("what cannot be stored is refused field by field", async () => {
  const creation = await createPost(
    typed({
      title: "x".repeat(201),
      relatedLinks: "A note https://example.org/\nA trap javascript:alert(1)",
      language: "not a language",
      body: "nul\u0000",
    }),
    await anAuthor(),
  );

  expect(creation).toEqual({
    outcome: "invalid",
    problems: [
      { field: "title", message: "Title must be 200 characters or fewer. Yours has 201." },
      {
        field: "relatedLinks",
        message: "Line 2 must end with an address that begins with https:// or http://.",
      },
      {
        field: "language",
        message: "Enter a language code such as en, de or pt-BR, or leave the field empty.",
      },
      {
        field: "body",
        message: "Text must hold no control characters. Remove what cannot be seen.",
      },
    ],
  });
});

test("a cursor that is none shows the list from its beginning", async () => {
  const author = await anAuthor();
  await aDraft(author);

  for (const before of ["-1", "1; drop table posts", "9".repeat(40), ["1-1"], undefined]) {
    expect((await listManuscripts(author, before)).manuscripts).toHaveLength(1);
  }
});

async function bodiesKept(postId: number): Promise<string[]> {
  const rows = await reader
    .select({ body: revisions.body })
    .from(revisions)
    .where(eq(revisions.postId, postId))
    .orderBy(desc(revisions.id));
  return rows.map(({ body }) => body);
}

async function anImportedPost(body: string): Promise<number> {
  const at = new Date("2019-05-01T10:00:00Z");
  const [post] = await write((tx) =>
    tx
      .insert(posts)
      .values({
        kind: "post",
        slug: "imported",
        title: "Imported",
        standfirst: "",
        body,
        bodyFormat: "html",
        state: "draft",
        stateAt: at,
        createdAt: at,
        updatedAt: at,
      })
      .returning({ id: posts.id }),
  );
  return post?.id ?? 0;
}
