import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { write } from "#db/client.ts";
import { attachments } from "#db/schema/media.ts";
import { authors, posts, tags } from "#db/schema/posts.ts";
import { importIdentities } from "#db/schema/transfer.ts";
import { routeFor } from "#lib/press/address.ts";
import { findMoved } from "#lib/transfer/find-moved.ts";
import { importWordPress } from "#lib/transfer/import-wordpress.ts";
import { aPost } from "#tests/support/posts.ts";
import { anExport, anItem, aTerm, bringOver } from "#tests/support/wordpress.ts";

beforeEach(async () => {
  await write(async (tx) => {
    for (const table of [posts, attachments, tags, authors, importIdentities]) {
      await tx.delete(table);
    }
  });
});

/** A publication with one of everything that old addresses name. */
async function bring(status = "publish"): Promise<void> {
  const category = `<wp:category><wp:term_id>3</wp:term_id>
<wp:category_nicename>field-notes</wp:category_nicename><wp:cat_name>Field notes</wp:cat_name></wp:category>`;
  const author = `<wp:author><wp:author_login>ana_k</wp:author_login>
<wp:author_display_name>Ana Kovač</wp:author_display_name></wp:author>`;
  const post = anItem(
    {
      "wp:post_id": 12,
      "dc:creator": "ana_k",
      "wp:post_name": "some-post",
      link: "https://old.example/2011/05/some-post/",
      "wp:status": status,
    },
    [aTerm("category", "field-notes", "Field notes"), aTerm("post_tag", "caf%c3%a9", "Café")],
  );
  const file = anItem({
    "wp:post_id": 13,
    "wp:post_type": "attachment",
    "wp:post_parent": 12,
    "wp:status": "inherit",
    "wp:attachment_url": "https://old.example/wp-content/uploads/a.jpg",
  });
  const page = anItem({
    "wp:post_id": 14,
    "wp:post_type": "page",
    "wp:post_name": "about-me",
    link: "https://old.example/team/about-me/",
    "wp:status": status,
  });
  await bringOver(anExport([post, file, page], { channel: author + category }));
}

const moved: Record<string, string> = {
  "/2011/05/some-post/": "/posts/some-post",
  "/2011/05/Some-Post": "/posts/some-post",
  "/2011/05/some%2Dpost/?utm_source=mail": "/posts/some-post",
  "/2011/05/06/some-post.html": "/posts/some-post",
  "/index.php/2011/05/some-post": "/posts/some-post",
  "/?p=12": "/posts/some-post",
  "/?utm_source=x&p=12": "/posts/some-post",
  "/index.php?p=12": "/posts/some-post",
  "/?attachment_id=13": "/posts/some-post",
  "/2011/05/some-post/amp": "/posts/some-post",
  "/2011/05/some-post/comment-page-2": "/posts/some-post",
  "/2011/05/some-post/feed": "/posts/some-post/comments.xml",
  "/posts/some-post/feed": "/posts/some-post/comments.xml",
  "/?feed=rss2&p=12": "/posts/some-post/comments.xml",
  "/team/about-me": "/about-me",
  "/?page_id=14": "/about-me",
  "/?cat=3": "/tags/field-notes",
  "/?cat=3&feed=rss2": "/tags/field-notes/rss.xml",
  "/category/field-notes/": "/tags/field-notes",
  "/category/parent/Field-Notes/feed/atom": "/tags/field-notes/feed.xml",
  "/tag/caf%C3%A9/": "/tags/cafe",
  "/tag/caf%c3%a9/feed/": "/tags/cafe/rss.xml",
  "/?tag=caf%C3%A9": "/tags/cafe",
  "/author/ana_k/": "/authors/ana-kovac",
  "/author/ana-k/feed": "/authors/ana-kovac/rss.xml",
  "/author/ana-kovac/rss": "/authors/ana-kovac/rss.xml",
  "/2011/": "/archive/2011",
  "/2011/05/": "/archive/2011/05",
  "/2011/05/06/": "/archive/2011/05",
  "/?m=201105": "/archive/2011/05",
};

test("every address that readers knew leads to where the same thing is now", async () => {
  await bring();

  const found: Record<string, string | undefined> = {};
  for (const address of Object.keys(moved)) found[address] = await ask(address);

  expect(found).toEqual(moved);
});

test("no old address tells of what not everyone may read (P03)", async () => {
  for (const status of ["draft", "private", "pending", "trash"]) {
    await bring(status);

    for (const address of Object.keys(moved)) {
      expect([status, address, await ask(address)]).toEqual([status, address, undefined]);
    }
    await write((tx) => tx.delete(importIdentities));
  }
});

test("the feeds and lists of the whole site are found under their old names", async () => {
  const found = {
    "/feed/": "/rss.xml",
    "/feed/atom/": "/feed.xml",
    "/?feed=rss2": "/rss.xml",
    "/rss/": "/rss.xml",
    "/comments/feed/": "/comments/feed.xml",
    "/wp-sitemap.xml": "/sitemap.xml",
    "/sitemap_index.xml": "/sitemap.xml",
    "/page/2/": "/",
  };

  for (const [address, target] of Object.entries(found)) expect(await ask(address)).toBe(target);
});

test("where something is now is never an old address itself", async () => {
  await bring();
  await aPost({ slug: "feed-reading", tags: ["tag"], oldAddress: "/tags/tag" });

  for (const target of [...new Set(Object.values(moved)), "/rss.xml", "/sitemap.xml", "/"]) {
    expect([target, await ask(target)]).toEqual([target, undefined]);
  }
});

test("whatever is asked, an address leads nowhere but to a path of this site", async () => {
  await bring();
  const part = fc.oneof(
    fc.constantFrom(
      "feed",
      "tag",
      "category",
      "author",
      "//evil.example",
      "%2F%2Fevil",
      "\\",
      "2011",
    ),
    fc.constantFrom(
      "some-post",
      "page",
      "..",
      "%0d%0aLocation:x",
      "?feed=//evil",
      "?p=12",
      "?tag=",
    ),
    fc.string({ unit: "binary" }),
  );

  await fc.assert(
    fc.asyncProperty(fc.array(part, { maxLength: 5 }), async (parts) => {
      const target = await ask(`/${parts.join("/")}`);
      if (target !== undefined) expect(target).toMatch(/^\/(?![/\\])[\w/.%-]*$/);
    }),
    { numRuns: 100 },
  );
});

const folder = resolve("../shared/corpora/wxr");
const exports = existsSync(folder) ? ["theme-unit-test.xml", "jekyll-import-2025.xml"] : [];

describe.skipIf(exports.length === 0)("the exports other projects test with", () => {
  test.each(exports)("the link of every published item in %s leads to it", async (name) => {
    await importWordPress(join(folder, name), { isDryRun: false });
    const links = publishedLinks(readFileSync(join(folder, name), "utf8"));
    const found = new Set<string>();

    for (const { link, id } of links) {
      const target = (await ask(`/?p=${id}`)) ?? "";
      expect(target, link).toMatch(/^\/[^/]/);
      // Where a page has kept its address, there is nothing to lead to.
      if (link !== `${target}/`) expect(await ask(link), link).toBe(target);
      found.add(target);
    }

    expect(links.length).toBeGreaterThan(0);
    expect(found.size).toBe(links.length);
  });
});

/** As the press asks: the address in its one spelling, with declared keys alone. */
async function ask(target: string): Promise<string | undefined> {
  const route = routeFor(target);
  return route.kind === "public" ? findMoved(route.address) : undefined;
}

function publishedLinks(xml: string): { link: string; id: string }[] {
  return xml
    .split("<item>")
    .slice(1)
    .flatMap((item) => {
      const value = (name: string) =>
        new RegExp(`<${name}>(?:<!\\[CDATA\\[)?([^\\]<]*)`).exec(item)?.[1]?.trim() ?? "";
      const isText = ["post", "page"].includes(value("wp:post_type"));
      const isOpen = value("wp:status") === "publish" && value("wp:post_password") === "";
      const { pathname, search } = new URL(value("link").replaceAll("&amp;", "&"));
      return isText && isOpen ? [{ link: pathname + search, id: value("wp:post_id") }] : [];
    });
}
