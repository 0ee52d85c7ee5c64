import { resolve } from "node:path";
import { expect, test } from "vitest";
import { reader } from "#db/client.ts";
import { posts } from "#db/schema/posts.ts";
import { renderBody } from "#lib/text/render-body.ts";
import { importCommand } from "#lib/transfer/command.ts";

const file = resolve("tests/fixtures/wxr/small.xml");

test("an import ends with a table of what came, what was left out, and where it stands", async () => {
  const lines: string[] = [];

  const code = await importCommand({ file, isDryRun: false }, (line) => lines.push(line));

  expect(code).toBe(0);
  expect(lines.slice(1)).toEqual(
    `The whole file was read.

Found: 5 items, 4 comments, 1 author, 1 category, 1 tag.

In the file         new  already here
Authors               1             0
Posts, published      1             0
Posts, protected      1             0
Pages, published      1             0
Attachments           1             0
Comments, approved    2             0
Comments, spam        1             0
Pingbacks, pending    1             0

Left out
  1 × Menu entries (nav_menu_item): Byline has no menus
      line 154: Home

To know
  1 × Shortcodes that only a plugin knows stay as visible text
      line 20: [flow-meter] in The weir at Ash & Elm
  1 × The publication had no name of its own and takes the old one
      line 1: Notes on Water

9 new, 0 already here.`.split("\n"),
  );
});

test("imported text reads as it did", async () => {
  const [post] = await reader.select({ body: posts.body, format: posts.bodyFormat }).from(posts);

  const html = await renderBody(post?.body ?? "", post?.format ?? "html");

  const text = html.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
  expect(html).toMatch(/<p>The gauge read <strong>2.4 m<\/strong> at noon.<br>\s*By evening/);
  expect(html).toMatch(/<figcaption>The weir at noon<\/figcaption>/);
  expect(html).toMatch(/<li>inflow<\/li>/);
  expect(html).toMatch(/<a href="https:\/\/video.example\/weir"/);
  expect(text).toContain("Looking upstream");
  expect(text).toContain("[flow-meter station=");
  expect(html).not.toMatch(/<!--|<script|data-gallery|\[gallery/);
});
