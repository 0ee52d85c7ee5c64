import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { members } from "#db/schema/identity.ts";
import { jobs } from "#db/schema/jobs.ts";
import { attachments } from "#db/schema/media.ts";
import { authors, posts, postTags, tags } from "#db/schema/posts.ts";
import { settings } from "#db/schema/settings.ts";
import { importIdentities } from "#db/schema/transfer.ts";
import { currentEdition } from "#lib/press/edition.ts";
import { findRedirect } from "#lib/posts/redirects.ts";
import { readPublication } from "#lib/settings/publication.ts";
import { importWordPress } from "#lib/transfer/import-wordpress.ts";
import { formatReport } from "#lib/transfer/report.ts";
import type { Brought, Tally } from "#lib/transfer/tally.ts";
import { aComment, aFile, anExport, anItem, aTerm, bringOver } from "#tests/support/wordpress.ts";

beforeEach(async () => {
  await write(async (tx) => {
    await tx.delete(posts);
    for (const table of [authors, tags, attachments, importIdentities, settings, members]) {
      await tx.delete(table);
    }
  });
});

test("a post comes over with what it was", async () => {
  const item = anItem(
    {
      title: "Tom &amp; <em>Ana</em>",
      "excerpt:encoded": "<p>In short</p>",
      "wp:is_sticky": 1,
      "wp:comment_status": "closed",
    },
    [aTerm("category", "houses", "Houses"), aTerm("post_tag", "houses-2", "More houses")],
  );
  const author =
    "<wp:author><wp:author_login>ana</wp:author_login>" +
    "<wp:author_display_name>Ana Calder</wp:author_display_name></wp:author>";

  await bringOver(anExport([item], { channel: author }));

  const date = new Date("2011-05-06T10:00:00Z");
  expect(await reader.select().from(posts)).toMatchObject([
    {
      kind: "post",
      slug: "post-1",
      title: "Tom & Ana",
      standfirst: "In short",
      body: "<p>First paragraph.</p>\n<p>Second paragraph.</p>",
      bodyFormat: "html",
      state: "published",
      publishedAt: date,
      pinnedAt: date,
      commentsClosedAt: date,
      createdAt: date,
      signature: { name: "Ana Calder" },
    },
  ]);
  expect(await reader.select({ slug: tags.slug, name: tags.name }).from(tags)).toEqual([
    { slug: "houses", name: "Houses" },
    { slug: "houses-2", name: "More houses" },
  ]);
  expect(await reader.$count(postTags)).toBe(2);
});

test("old addresses lead to the post", async () => {
  await bringOver(
    anExport([anItem({ "wp:post_id": 7 }), anItem({ "wp:post_id": 8, "wp:post_type": "page" })]),
  );

  expect(await findRedirect("/2011/05/post-7/")).toBe("/posts/post-7");
  expect(await findRedirect("/2011/05/post-7")).toBe("/posts/post-7");
  expect(await findRedirect("/?p=7")).toBe("/posts/post-7");
  expect(await findRedirect("/?page_id=8")).toBe("/post-8");
});

test.each([
  [{ "wp:status": "publish" }, "published"],
  [{ "wp:status": "publish", "wp:post_password": "x" }, "protected"],
  [{ "wp:status": "publish", "wp:post_date_gmt": "2030-01-01 00:00:00" }, "scheduled"],
  [{ "wp:status": "future" }, "scheduled"],
  [{ "wp:status": "future", "wp:post_password": "x" }, "protected"],
  [{ "wp:status": "private" }, "private"],
  [{ "wp:status": "private", "wp:post_password": "x" }, "private"],
  [{ "wp:status": "draft" }, "draft"],
  [{ "wp:status": "pending" }, "draft"],
  [{ "wp:status": "auto-draft" }, "draft"],
  [{ "wp:status": "trash" }, "trashed"],
  [{ "wp:status": "in-progress" }, "draft"],
  [{ "wp:status": "" }, "draft"],
])("I07: a post with %o comes over as %s", async (given, state) => {
  await bringOver(anExport([anItem(given)]));

  expect(await reader.select({ state: posts.state }).from(posts)).toEqual([{ state }]);
});

test("I07: an author with the owner's address and an administrator's role gets no login", async () => {
  const owner = { email: "owner@example.org", name: "Ana", role: "owner" as const };
  await write((tx) => tx.insert(members).values({ ...owner, createdAt: new Date() }));
  const author =
    "<wp:author><wp:author_id>1</wp:author_id><wp:author_login>ana</wp:author_login>" +
    "<wp:author_email>owner@example.org</wp:author_email><wp:author_role>administrator</wp:author_role>" +
    "<wp:author_display_name>Ana</wp:author_display_name></wp:author>";
  const comment = aComment({ "wp:comment_user_id": 1, "wp:comment_author_email": owner.email });

  await bringOver(anExport([anItem({}, [comment])], { channel: author }));

  expect(await reader.select().from(members)).toMatchObject([owner]);
  expect(
    await reader.select({ name: authors.name, memberId: authors.memberId }).from(authors),
  ).toEqual([{ name: "Ana", memberId: null }]);
  expect(await reader.select({ memberId: comments.memberId }).from(comments)).toEqual([
    { memberId: null },
  ]);
});

test("I07: a clash of addresses and a reserved one are renamed and listed", async () => {
  const report = await bringOver(
    anExport([
      anItem({ "wp:post_id": 1, "wp:post_name": "same" }),
      anItem({ "wp:post_id": 2, "wp:post_name": "same" }),
      anItem({ "wp:post_id": 3, "wp:post_name": "dashboard", "wp:post_type": "page" }),
    ]),
  );

  expect(await reader.select({ slug: posts.slug }).from(posts).orderBy(posts.id)).toEqual([
    { slug: "same" },
    { slug: "same-2" },
    { slug: "dashboard-2" },
  ]);
  const text = formatReport(report).join("\n");
  expect(text).toContain("same is now same-2");
  expect(text).toContain("dashboard is now dashboard-2");
});

test("I07: nothing is mailed or announced for what comes over", async () => {
  await bringOver(anExport([anItem({}, [aComment({ "wp:comment_approved": 0 })])]));

  expect(await reader.$count(jobs)).toBe(0);
});

test.each([
  ["1", "approved"],
  ["0", "pending"],
  ["spam", "spam"],
  ["trash", "trashed"],
  ["post-trashed", "trashed"],
  ["", "pending"],
  ["whatever", "pending"],
])("I04: a comment marked “%s” comes over as %s", async (approved, status) => {
  await bringOver(anExport([anItem({}, [aComment({ "wp:comment_approved": approved })])]));

  expect(await reader.select({ status: comments.status }).from(comments)).toEqual([{ status }]);
});

test("I04: a reply before its parent, without one, and in a circle all have their place", async () => {
  const replies = [
    aComment({ "wp:comment_id": 3, "wp:comment_parent": 2 }),
    aComment({ "wp:comment_id": 2, "wp:comment_parent": 1 }),
    aComment({ "wp:comment_id": 1 }),
    aComment({ "wp:comment_id": 4, "wp:comment_parent": 99 }),
    aComment({ "wp:comment_id": 5, "wp:comment_parent": 6 }),
    aComment({ "wp:comment_id": 6, "wp:comment_parent": 5 }),
    aComment({ "wp:comment_id": 7, "wp:comment_parent": 7 }),
  ];

  const report = await bringOver(anExport([anItem({}, replies)]));

  expect(await parents()).toEqual({
    "Comment 1": undefined,
    "Comment 2": "Comment 1",
    "Comment 3": "Comment 2",
    "Comment 4": undefined,
    "Comment 5": undefined,
    "Comment 6": "Comment 5",
    "Comment 7": undefined,
  });
  expect(
    report.tally.notes.get("Replies whose parent is missing stand at the top level"),
  ).toMatchObject({ count: 3 });
});

test("I04: pingbacks keep their kind, and a type only a plugin knows is left out and counted", async () => {
  const kinds = ["pingback", "trackback", "", "order_note"];

  const { tally } = await bringOver(
    anExport([
      anItem(
        {},
        kinds.map((kind, at) => aComment({ "wp:comment_id": at + 1, "wp:comment_type": kind })),
      ),
    ]),
  );

  const found = await reader.select({ kind: comments.kind }).from(comments).orderBy(comments.id);
  expect(found.map(({ kind }) => kind)).toEqual(["pingback", "trackback", "comment"]);
  expect([...tally.leftOut.values()]).toMatchObject([{ count: 1 }]);
});

test("I04: a date of zeros is replaced by the next best one and flagged with its line", async () => {
  const zero = "0000-00-00 00:00:00";
  const report = await bringOver(
    anExport([
      anItem({ "wp:post_date_gmt": zero }, [
        aComment({ "wp:comment_date_gmt": zero, "wp:comment_date": zero }),
      ]),
    ]),
  );

  expect(await reader.select({ at: posts.publishedAt }).from(posts)).toEqual([
    { at: new Date("2011-05-06T12:00:00Z") },
  ]);
  expect(await reader.select({ at: comments.createdAt }).from(comments)).toEqual([
    { at: new Date("2020-01-01T00:00:00Z") },
  ]);
  expect(formatReport(report).join("\n")).toMatch(/Comment dates: .*\n\s+line \d+/);
});

test("the same comment twice in a row is brought over as a pair of which one is shown", async () => {
  const twice = [
    aComment({ "wp:comment_id": 1, "wp:comment_content": "Well  said\n" }),
    aComment({ "wp:comment_id": 2, "wp:comment_content": "Well said" }),
    aComment({ "wp:comment_id": 3, "wp:comment_content": "Well said", "wp:comment_author": "Eva" }),
    aComment({ "wp:comment_id": 4, "wp:comment_parent": 2, "wp:comment_content": "An answer" }),
  ];

  await bringOver(anExport([anItem({}, twice)]));

  const [first, second, third, answer] = await reader.select().from(comments).orderBy(comments.id);
  expect(second?.duplicateOf).toBe(first?.id);
  expect([first?.duplicateOf, third?.duplicateOf]).toEqual([null, null]);
  expect(answer?.parentId).toBe(first?.id);
});

test("a waiting comment does not hide the same one that was approved", async () => {
  const twice = [
    aComment({ "wp:comment_id": 1, "wp:comment_content": "Yes", "wp:comment_approved": 0 }),
    aComment({ "wp:comment_id": 2, "wp:comment_content": "Yes", "wp:comment_approved": 1 }),
  ];

  await bringOver(anExport([anItem({}, twice)]));

  const approved = await reader.select().from(comments).where(eq(comments.status, "approved"));
  expect(approved).toMatchObject([{ duplicateOf: null }]);
});

test("I03: a second run brings nothing, and says that everything was here", async () => {
  const xml = anExport([
    anItem({ "wp:post_id": 1 }, [
      aComment({ "wp:comment_id": 1 }),
      aComment({ "wp:comment_id": 2 }),
    ]),
    anItem({
      "wp:post_id": 2,
      "wp:post_type": "attachment",
      "wp:attachment_url": "https://a.example/b",
    }),
  ]);
  await bringOver(xml);
  const edition = await currentEdition();

  const second = await bringOver(xml);

  expect(sum(second.tally, "added")).toBe(0);
  expect(sum(second.tally, "here")).toBe(4);
  expect(formatReport(second).at(-1)).toBe("0 new, 4 already here.");
  expect(await currentEdition()).toBe(edition);
});

test("I03: an import that broke off is continued, and ends as if it never had", async () => {
  const replies = Array.from({ length: 1_700 }, (_, at) =>
    aComment({ "wp:comment_id": at + 1, "wp:comment_parent": at % 3 === 2 ? at : 0 }),
  );
  const xml = anExport([anItem({ "wp:post_id": 1 }, replies), anItem({ "wp:post_id": 2 })]);
  const broken = xml.slice(0, Math.floor(xml.length * 0.6));

  const first = await bringOver(broken);
  const between = await reader.select({ state: posts.state }).from(posts);
  const commentsBetween = await reader.$count(comments);
  const second = await bringOver(xml);

  expect(first.outcome).toBe("stopped");
  expect(between).toEqual([{ state: "draft" }]);
  expect(commentsBetween).toBeGreaterThan(400);
  expect(second.outcome).toBe("complete");
  expect(sum(second.tally, "added")).toBe(1_701 - commentsBetween);
  expect(await reader.select({ state: posts.state }).from(posts)).toEqual([
    { state: "published" },
    { state: "published" },
  ]);
  expect(await reader.$count(comments)).toBe(1_700);
  expect(Object.values(await parents()).filter(Boolean)).toHaveLength(566);
  expect(await reader.$count(importIdentities, eq(importIdentities.kind, "unfinished"))).toBe(0);
});

test("I03: a second import is refused while one runs", async () => {
  const file = aFile(anExport([anItem()]));

  const [first, second] = await Promise.all([
    importWordPress(file, { isDryRun: false }),
    importWordPress(file, { isDryRun: false }),
  ]);

  expect(first.outcome).toBe("complete");
  expect(second).toMatchObject({ outcome: "refused", reason: expect.stringContaining("running") });
});

test("what was deleted here does not come back", async () => {
  const xml = anExport([anItem({}, [aComment()])]);
  await bringOver(xml);
  await write((tx) => tx.delete(posts));

  const { outcome } = await bringOver(xml);

  expect(outcome).toBe("complete");
  expect(await reader.$count(posts)).toBe(0);
});

test("a later export brings only the comments written since, in their place", async () => {
  await bringOver(anExport([anItem({}, [aComment({ "wp:comment_id": 1 })])]));

  await bringOver(
    anExport([anItem({}, [aComment({ "wp:comment_id": 2, "wp:comment_parent": 1 })])]),
  );

  expect(await parents()).toEqual({ "Comment 1": undefined, "Comment 2": "Comment 1" });
});

test("a dry run tells the same and writes nothing", async () => {
  const xml = anExport([
    anItem({ "wp:post_id": 1, "wp:post_name": "same" }, [aComment({ "wp:comment_id": 1 })]),
    anItem({ "wp:post_id": 2, "wp:post_name": "same" }, [aComment({ "wp:comment_id": 2 })]),
  ]);

  const rehearsal = await bringOver(xml, { isDryRun: true });
  const stored = await reader.$count(posts);
  const performance = await bringOver(xml);

  expect(stored).toBe(0);
  expect(rehearsal.tally).toEqual(performance.tally);
});

test("an attachment finds its post whether it comes before or after it", async () => {
  const attachment = (id: number): string =>
    anItem({
      "wp:post_id": id,
      "wp:post_type": "attachment",
      "wp:post_parent": 5,
      "wp:status": "inherit",
      "wp:attachment_url": `https://old.example/${id}.jpg`,
    });

  await bringOver(anExport([attachment(4), anItem({ "wp:post_id": 5 }), attachment(6)]));

  const [post] = await reader.select({ id: posts.id }).from(posts);
  const found = await reader.select({ postId: attachments.postId }).from(attachments);
  expect(found).toEqual([{ postId: post?.id }, { postId: post?.id }]);
});

test("a gallery shows the attachments it names, though they come later in the file", async () => {
  const picture = anItem({
    "wp:post_id": 9,
    title: "The mill",
    "wp:post_type": "attachment",
    "excerpt:encoded": "Seen from the north",
    "wp:attachment_url": "https://old.example/mill.jpg",
  });

  await bringOver(anExport([anItem({ "content:encoded": 'Look:\n\n[gallery ids="9"]' }), picture]));

  const [post] = await reader.select({ body: posts.body }).from(posts);
  expect(post?.body).toContain('<img src="https://old.example/mill.jpg" alt="The mill">');
  expect(post?.body).toContain("<figcaption>Seen from the north</figcaption>");
  expect(post?.body).not.toContain("[gallery");
});

test("the publication takes the old name only while it has none of its own", async () => {
  await bringOver(anExport([anItem({ "wp:post_id": 1 })]));
  const named = await readPublication();
  await bringOver(anExport([anItem({ "wp:post_id": 2 })]).replace("The old site", "Another name"));

  expect(named).toMatchObject({
    title: "The old site",
    tagline: "What it was about",
    language: "en-GB",
  });
  expect((await readPublication()).title).toBe("The old site");
});

test("items Byline has no place for are left out, counted, and listed with their lines", async () => {
  const report = await bringOver(
    anExport([anItem({ "wp:post_type": "nav_menu_item", title: "Home" })]),
  );

  expect(formatReport(report).join("\n")).toMatch(/1 × Menu entries .*\n\s+line 16: Home/);
  expect(await reader.$count(posts)).toBe(0);
});

test("I05: serialised values and scripts are stored as the text they are, never read", async () => {
  const meta =
    '<wp:postmeta><wp:meta_key>a</wp:meta_key><wp:meta_value><![CDATA[O:8:"Exploder":0:{}]]></wp:meta_value></wp:postmeta>';
  const body = 'a:1:{s:1:"a";O:8:"Exploder":0:{}} <script>alert(1)</script>';

  await bringOver(anExport([anItem({}, [meta, aComment({ "wp:comment_content": body })])]));

  expect(await reader.select({ body: comments.body }).from(comments)).toEqual([{ body }]);
});

test("comments of one item a thousand deep come over in bounded time", async () => {
  const chain = Array.from({ length: 3_000 }, (_, at) =>
    aComment({ "wp:comment_id": 3_000 - at, "wp:comment_parent": 2_999 - at }),
  );

  const { outcome } = await bringOver(anExport([anItem({}, chain)]));

  expect(outcome).toBe("complete");
  expect(Object.values(await parents()).filter(Boolean)).toHaveLength(2_999);
});

async function parents(): Promise<Record<string, string | undefined>> {
  const rows = await reader
    .select({ id: comments.id, body: comments.body, parentId: comments.parentId })
    .from(comments);
  const bodies = new Map(rows.map(({ id, body }) => [id, body]));
  return Object.fromEntries(
    rows.map(({ body, parentId }) => [body, parentId ? bodies.get(parentId) : undefined]),
  );
}

function sum({ brought }: Tally, key: keyof Brought): number {
  return [...brought.values()].reduce((total, row) => total + row[key], 0);
}
