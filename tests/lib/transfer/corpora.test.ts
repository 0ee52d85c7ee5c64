import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { attachments } from "#db/schema/media.ts";
import { posts } from "#db/schema/posts.ts";
import { importIdentities } from "#db/schema/transfer.ts";
import { renderBody } from "#lib/text/render-body.ts";
import { importWordPress } from "#lib/transfer/import-wordpress.ts";

const folder = resolve("../shared/corpora/wxr");
const places = ["", "ghost-migrate", "wp-importer"].map((name) => join(folder, name));

type Expected = {
  file: string;
  malformed?: string;
  wxr: string | null;
  items: number;
  types: Record<string, number>;
  posts_by_status: Record<string, number>;
  passworded: number;
  sticky: number;
  comments: number;
  comment_types: Record<string, number>;
  approved: Record<string, number>;
  replies: number;
  authors: number;
  categories: number;
  tags: number;
};

const exports = existsSync(folder)
  ? readFileSync(join(folder, "EXPECTED-COUNTS.jsonl"), "utf8")
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as Expected)
  : [];

describe.skipIf(exports.length === 0)("the exports other projects test with", () => {
  test.each(exports.filter(isReadable))("$file comes over with the file's counts", async (file) => {
    const { outcome, tally } = await importWordPress(pathOf(file), { isDryRun: false });

    expect(outcome).toBe("complete");
    expect(Object.fromEntries(tally.found)).toEqual(foundIn(file));
    const { post = 0, page = 0, attachment = 0 } = file.types;
    expect(await reader.$count(posts)).toBe(post + page);
    expect(await reader.$count(attachments)).toBe(attachment);
    // One of the exports has a comment under an item that does not say what it is.
    expect(await reader.$count(comments)).toBe(file.comments - (file.types[""] ? 1 : 0));
    for (const { body } of await reader.select({ body: posts.body }).from(posts)) {
      expect(await renderBody(body, "html")).not.toMatch(/<!--|<script|<iframe/);
    }
  });

  test.each(exports.filter((file) => !isReadable(file)))(
    "$file stops at a line and a column",
    async (file) => {
      const report = await importWordPress(pathOf(file), { isDryRun: true });

      expect(report).toMatchObject({ outcome: "stopped", line: expect.any(Number) });
      const line = /line (\d+)/.exec(file.malformed ?? "")?.[1];
      // The file with a wrong version as well is stopped by that, further up.
      if (line && file.file !== "wp-importer/malformed.xml") {
        expect(report).toMatchObject({ line: Number(line) });
      }
    },
  );
});

// Several of them say they are from the same site.
beforeEach(async () => {
  await write(async (tx) => {
    for (const table of [posts, attachments, importIdentities]) await tx.delete(table);
  });
});

function isReadable({ malformed, wxr }: Expected): boolean {
  return malformed === undefined && wxr !== "abc";
}

function pathOf({ file }: Expected): string {
  const found = places.map((place) => join(place, basename(file))).find(existsSync);
  if (!found) throw new Error(`${file} is listed and not there.`);
  return found;
}

function foundIn(file: Expected): Record<string, number> {
  // WXR 1.0 writes each tag twice, once without its slug, and the list counts that as one more.
  const tags = file.file === "valid-wxr-1.0.xml" ? file.tags - 1 : file.tags;
  const counts = {
    item: file.items,
    comment: file.comments,
    reply: file.replies,
    author: file.authors,
    category: file.categories,
    tag: tags,
    sticky: file.sticky,
    passworded: file.passworded,
    ...prefixed("type", file.types),
    ...prefixed("status", file.posts_by_status),
    ...prefixed("comment-type", file.comment_types),
    ...prefixed("comment-state", file.approved),
  };
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));
}

function prefixed(prefix: string, counts: Record<string, number>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(counts).map(([key, count]) => [`${prefix} ${key}`, count]),
  );
}
