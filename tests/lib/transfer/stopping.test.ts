import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { authors, posts } from "#db/schema/posts.ts";
import { settings } from "#db/schema/settings.ts";
import { importIdentities } from "#db/schema/transfer.ts";
import { formatReport } from "#lib/transfer/report.ts";
import { aComment, anExport, anItem, bringOver } from "#tests/support/wordpress.ts";

beforeEach(async () => {
  await write(async (tx) => {
    await tx.delete(posts);
    for (const table of [authors, importIdentities, settings]) await tx.delete(table);
  });
});

const entities = `<!ENTITY a "aaaaaaaaaa"><!ENTITY b "${"&a;".repeat(10)}"><!ENTITY c "${"&b;".repeat(10)}">`;

test.each([
  ["a plain one", "<!DOCTYPE rss>", 2],
  ["nested expansion", `<!DOCTYPE rss [${entities}]>`, 2],
  ["an external file", '\n<!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>', 3],
  ["an external address", '<!DOCTYPE rss SYSTEM "http://127.0.0.1/x.dtd">', 2],
  ["a repeated one", "<!-- a\ncomment -->\n<!DOCTYPE rss>\n<!DOCTYPE rss>", 4],
  ["one in small letters", "<!doctype rss>", 2],
  ["an entity alone", '<!ENTITY a "b">', 2],
  ["one that never ends", `<!DOCTYPE rss [${"<!ENTITY a 'b'>".repeat(50_000)}`, 2],
])("I01: %s is refused at its line and nothing is written", async (_, declaration, line) => {
  const xml = anExport([anItem({ title: "T &c;" })]).replace("?>\n", () => `?>\n${declaration}\n`);

  const report = await bringOver(xml);

  expect(report).toMatchObject({ outcome: "stopped", line });
  expect(formatReport(report).join("\n")).toContain("Nothing was imported.");
  expect(await everything()).toEqual([]);
});

test("I01: a declaration inside the file stops it too, and one in a text is text", async () => {
  const inside = await bringOver(anExport(["<!DOCTYPE rss>", anItem()]));
  const text = await bringOver(anExport([anItem({ title: "About <!DOCTYPE html>" })]));

  expect(inside).toMatchObject({ outcome: "stopped", line: 16 });
  expect(text.outcome).toBe("complete");
});

test("I01: a million numeric references are read to their end", async () => {
  const xml = anExport([anItem()]).replace("<![CDATA[Post 1]]>", "&#97;".repeat(1_000_000));

  const { outcome } = await bringOver(xml);

  expect(outcome).toBe("complete");
});

const whole = anExport([
  anItem({ "wp:post_id": 1 }, [aComment({ "wp:comment_id": 1 })]),
  anItem({ "wp:post_id": 2, title: "Zwölf" }),
]);

test.each([
  ["an empty file", "", /empty/, 1],
  ["gzip", gzipSync(whole), /gzip/, 1],
  ["a zip archive", Buffer.from("PK\u0003\u0004 and so on"), /zip/, 1],
  ["UTF-16", Buffer.from(`\uFEFF${whole}`, "utf16le"), /UTF-16/, 1],
  ["another kind of XML", '<?xml version="1.0"?>\n<feed/>', /<feed>/, 2],
  ["no XML at all", '{"posts": []}', /.+/, 1],
  ["a wrong version", whole.replace(">1.2<", ">2.0<"), /“2.0”/, 12],
  ["an unbound prefix", whole.replace("<channel>", "<channel><atom:link/>"), /atom/, 7],
  ["a bare ampersand", whole.replace("<![CDATA[Post 1]]>", "Tom & Ana"), /bare &/, 17],
  ["a broken CDATA", whole.replace("Zwölf]]>", "Zwölf"), /cut off|broken/, undefined],
  ["a wrong end tag", whole.replace("</wp:comment>", "</wp:remark>"), /close tag/, 46],
  ["65 levels", whole.replace("<title>", "<a>".repeat(65)), /64 levels/, 8],
])("I02: %s stops with line, column and remedy", async (_, file, reason, line) => {
  const report = await bringOver(file);

  expect(report).toMatchObject({ outcome: "stopped", reason: expect.stringMatching(reason) });
  if (line !== undefined) expect(report).toMatchObject({ line });
  expect(formatReport(report).join("\n")).toMatch(/Stopped at line \d+, column \d+: /);
});

test("I02: bytes that are not UTF-8 are named by line and column, and what came before stays", async () => {
  const at = Buffer.from(whole.slice(0, whole.indexOf("Zwölf") + 2));
  const after = Buffer.from(whole.slice(whole.indexOf("Zwölf") + 3));
  const line = at.toString().split("\n").length;

  const report = await bringOver(Buffer.concat([at, Buffer.from([0xf6]), after]));

  expect(report).toMatchObject({
    outcome: "stopped",
    line,
    reason: expect.stringMatching(/UTF-8/),
  });
  expect(report).toMatchObject({ column: "<title><![CDATA[Zw".length + 1 });
  expect(await reader.select({ slug: posts.slug }).from(posts)).toEqual([{ slug: "post-1" }]);
  expect(formatReport(report).join("\n")).toContain("The item in which the file stops");
});

test("I02: control characters are removed and counted", async () => {
  const report = await bringOver(anExport([anItem({ title: "O\u0000n\u0008e\u000B" })]));

  expect(report.outcome).toBe("complete");
  expect(await reader.select({ title: posts.title }).from(posts)).toEqual([{ title: "One" }]);
  expect(formatReport(report).join("\n")).toMatch(/forbids were removed\n\s+3$/m);
});

test("an export without a version, of 1.0 or of 1.1 is read", async () => {
  for (const version of ["1.0", "1.1"]) {
    expect((await bringOver(anExport([anItem()], { version }))).outcome).toBe("complete");
  }
  const unversioned = whole.replace("<wp:wxr_version>1.2</wp:wxr_version>", "");
  expect((await bringOver(unversioned)).outcome).toBe("complete");
});

test("I02: wherever a file is cut, what came is consistent and the place is told", async () => {
  const bytes = Buffer.from(
    anExport([
      anItem({ "wp:post_id": 1 }, [
        aComment({ "wp:comment_id": 1 }),
        aComment({ "wp:comment_id": 2, "wp:comment_parent": 1 }),
      ]),
      anItem({ "wp:post_id": 2, title: "Zwölf 日本 🏛" }, [aComment({ "wp:comment_id": 3 })]),
    ]),
  );

  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: bytes.length - 8 }), async (length) => {
      await write(async (tx) => {
        await tx.delete(posts);
        for (const table of [authors, importIdentities]) await tx.delete(table);
      });

      const report = await bringOver(bytes.subarray(0, length));

      expect(report).toMatchObject({ outcome: "stopped", line: expect.any(Number) });
      const [stored, identities] = [await everything(), await identified()];
      expect(identities).toEqual(stored);
    }),
    { numRuns: 120 },
  );
});

async function everything(): Promise<string[]> {
  const [postRows, commentRows, authorRows] = [
    await reader.select({ id: posts.id }).from(posts),
    await reader.select({ id: comments.id }).from(comments),
    await reader.select({ id: authors.id }).from(authors),
  ];
  return [
    ...postRows.map(({ id }) => `post ${id}`),
    ...commentRows.map(({ id }) => `comment ${id}`),
    ...authorRows.map(({ id }) => `author ${id}`),
  ].sort();
}

async function identified(): Promise<string[]> {
  const rows = await reader
    .select({ kind: importIdentities.kind, localId: importIdentities.localId })
    .from(importIdentities);
  return rows.map(({ kind, localId }) => `${kind} ${localId}`).sort();
}
