import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { sql } from "drizzle-orm";
import { afterEach, expect, inject, test } from "vitest";
import { write } from "#db/client.ts";
import { authors, posts, tags } from "#db/schema/posts.ts";
import { findSitemapPart, printSitemap } from "#lib/publishing/sitemap.ts";
import { aPost } from "#tests/support/posts.ts";
import { childOf, childrenOf, parseXml } from "#tests/support/xml.ts";

const site = "http://localhost:3000";

afterEach(async () => {
  await write(async (tx) => {
    for (const table of [posts, tags, authors]) await tx.delete(table);
  });
});

test("every public address is in the sitemap once, with when its text last changed", async () => {
  const updatedAt = new Date("2026-03-02T10:00:00Z");
  const authorId = await anAuthor("ada");
  await aPost({
    slug: "crème & <table>",
    tags: ["looms"],
    authorId,
    publishedAt: new Date("2026-01-01T00:00:00Z"),
    updatedAt,
  });
  await aPost({ slug: "about", kind: "page", publishedAt: updatedAt });

  const xml = await printSitemap();

  const found = addressesIn(xml);
  expect(found).toEqual(
    expect.arrayContaining([
      `${site}/`,
      `${site}/feeds`,
      `${site}/archive/2026`,
      `${site}/about`,
      `${site}/posts/cr%C3%A8me%20%26%20%3Ctable%3E`,
      `${site}/tags/looms`,
      `${site}/authors/ada`,
    ]),
  );
  expect(new Set(found).size).toBe(found.length);
  const page = childrenOf(parseXml(xml), "url").find(
    (url) => childOf(url, "loc").text === `${site}/about`,
  );
  expect(page && new Date(childOf(page, "lastmod").text) > updatedAt).toBe(true);
});

const schema = resolve("../shared/corpora/schema/sitemap.xsd");
const validator = "/usr/bin/xmllint";

test.skipIf(![schema, validator].every(existsSync))(
  "the sitemap is what the protocol's own schema asks for",
  async () => {
    await aPost({ slug: "crème & <table>", tags: ["looms"] });
    const file = join(inject("testFolder"), "sitemap.xml");
    writeFileSync(file, await printSitemap());

    const validating = () =>
      execFileSync(validator, ["--nonet", "--noout", "--schema", schema, file], { stdio: "pipe" });

    expect(validating).not.toThrow();
  },
);

test("what is not published is not in it, and neither are its tag and its author", async () => {
  for (const state of ["draft", "scheduled", "private", "protected", "trashed"] as const) {
    const authorId = await anAuthor(`canary-author-${state}`);
    await aPost({ slug: `canary-${state}`, tags: [`canary-tag-${state}`], authorId, state });
    await aPost({ slug: `canary-page-${state}`, kind: "page", state });
  }
  await aPost({ slug: "canary-future", publishedAt: new Date("2099-01-01T00:00:00Z") });

  expect(await printSitemap()).not.toContain("canary");
  for (const part of ["posts-1.xml", "tags-1.xml", "authors-1.xml"]) {
    expect((await findSitemapPart(part)) ?? "").not.toContain("canary");
  }
});

test("when addresses are too many for one list, an index names lists that hold each once", async () => {
  for (let number = 1; number <= 5; number += 1)
    await aPost({ slug: `post-${number}`, tags: ["a"] });
  const whole = addressesIn(await printSitemap());

  const index = parseXml(await printSitemap({ addressesMax: 5, partLength: 2 }));

  expect(index.name).toBe("sitemapindex");
  const parts = childrenOf(index, "sitemap").map((part) => childOf(part, "loc").text);
  expect(parts).toContain(`${site}/sitemaps/posts-3.xml`);
  const listed: string[] = [];
  for (const part of parts) {
    const list = await findSitemapPart(part.replace(`${site}/sitemaps/`, ""), 2);
    listed.push(...addressesIn(list ?? ""));
  }
  expect(listed.sort()).toEqual(whole.sort());
});

test.each(["posts-0.xml", "posts-2.xml", "posts-1", "nope-1.xml", "posts--1.xml", "posts-1e9.xml"])(
  "there is no part called %s",
  async (name) => {
    await aPost();

    expect(await findSitemapPart(name)).toBeUndefined();
  },
);

test("fifty thousand addresses are one list, and one more makes it an index", async () => {
  await addPosts(1);
  await addPosts(50_000 - addressesIn(await printSitemap()).length);
  const list = await printSitemap();
  await addPosts(1);
  const index = await printSitemap();

  expect(list.match(/<loc>/g)).toHaveLength(50_000);
  expect(Buffer.byteLength(list)).toBeLessThan(50 * 1024 * 1024);
  expect(index).toContain(`<loc>${site}/sitemaps/posts-2.xml</loc>`);
});

function addressesIn(xml: string): string[] {
  return childrenOf(parseXml(xml), "url").map((url) => childOf(url, "loc").text);
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

async function addPosts(count: number): Promise<void> {
  await write((tx) =>
    tx.run(sql`
      with recursive numbers (number) as (
        select 1 union all select number + 1 from numbers where number < ${count}
      )
      insert into posts (kind, slug, title, standfirst, body, body_format, state, state_at,
        published_at, created_at, updated_at)
      select 'post', lower(hex(randomblob(16))), '', '', '', 'markdown', 'published', 0, number, 0, 0
      from numbers`),
  );
}
