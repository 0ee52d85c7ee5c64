import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { reader } from "#db/client.ts";
import { pictures } from "#db/schema/media.ts";
import { posts } from "#db/schema/posts.ts";
import { importCommand } from "#lib/transfer/command.ts";
import { importWordPress } from "#lib/transfer/import-wordpress.ts";
import { wordpressExport } from "#tests/support/wordpress-export.ts";

const host = "elsewhere.example.org";
const uploads = `http://${host}/wp-content/uploads`;
const outside = mkdtempSync(join(tmpdir(), "byline-uploads-"));
const folder = join(outside, "uploads");

beforeAll(async () => {
  mkdirSync(join(folder, "2011/05"), { recursive: true });
  const picture = (width: number) =>
    sharp({ create: { width, height: 90, channels: 3, background: "teal" } })
      .jpeg()
      .toBuffer();
  const files = {
    "2011/05/wall.jpg": await picture(600),
    "2011/05/wall-300x45.jpg": await picture(300),
    "2011/05/large-scaled.jpg": await picture(400),
    "2011/05/only-150x150.jpg": await picture(150),
    "2011/05/mür & wall.jpg": await picture(120),
    "2011/05/broken.jpg": Buffer.from("<svg onload=alert(1)>"),
    "../secret.jpg": await picture(77),
  };
  for (const [name, bytes] of Object.entries(files)) writeFileSync(join(folder, name), bytes);
  symlinkSync(join(outside, "secret.jpg"), join(folder, "2011/05/linked.jpg"));
});

afterAll(() => rmSync(outside, { recursive: true, force: true }));

test("the pictures that posts show are kept, and posts lead to them in the size they had", async () => {
  const { body } = await imported(
    "sizes",
    `<a href="${uploads}/2011/05/wall.jpg"><img src="${uploads}/2011/05/wall-300x45.jpg" width="300" height="45" alt="A wall"></a>
     <img src="${uploads}/2011/05/wall.jpg?w=99">
     <img src="https://www.${host}/wp-content/uploads/2011/05/large.jpg?w=99">
     <img src='/wp-content/uploads/2011/05/only-150x150.jpg'>
     <img src="//${host}/wp-content/uploads/2011/05/m%C3%BCr%20&amp;%20wall.jpg">`,
  );

  expect(body).not.toMatch(/wp-content|w=99/);
  const whole = /href="(\/media\/[0-9a-f]{20}-600x90)"/.exec(body)?.[1];
  expect(body).toContain(`<img src="${whole}" width="300" height="45" alt="A wall">`);
  for (const width of [400, 150, 120]) {
    expect(body).toMatch(new RegExp(`src=["']/media/[0-9a-f]{20}-${width}x90["']`));
  }
  expect(await reader.$count(pictures)).toBe(4);
});

test("one that cannot be kept stays as it was and is told, and the others come over", async () => {
  const { body, report } = await imported(
    "broken",
    `<img src="${uploads}/2011/05/broken.jpg"><img src="${uploads}/2011/05/lost.jpg">
     <img src="${uploads}/2011/05/wall.jpg">`,
  );

  expect(body).toContain(`src="${uploads}/2011/05/broken.jpg"`);
  expect(body).toContain(`src="${uploads}/2011/05/lost.jpg"`);
  expect(body).toMatch(/src="\/media\/[0-9a-f]{20}-600x90"/);
  expect(report).toMatch(/1 × Pictures that were not kept stay as links\. Use a JPEG, PNG, WebP/);
  expect(report).toMatch(/1 × Pictures that are not in the folder[^]*broken: 2011\/05\/lost\.jpg/);
});

test.each([
  "../secret.jpg",
  "2011/../../secret.jpg",
  "%2e%2e/secret.jpg",
  "..%2fsecret.jpg",
  "2011%5c..%5c..%5csecret.jpg",
  "2011/05/%00wall.jpg",
  "2011/05/linked.jpg",
  "/etc/passwd.jpg",
  "%ff.jpg",
])("no name leads out of the folder: %s", async (name) => {
  const { body } = await imported("traversal", `<img src="${uploads}/${name}">`);

  expect(body).toContain(`src="${uploads}/${name}"`);
  const names = await reader.select({ name: pictures.originalName }).from(pictures);
  expect(names).not.toContainEqual({ name: "secret.jpg" });
});

test("what only looks like an upload, or is another site's, stays as it is", async () => {
  const source = `<img src="http://other.example/wp-content/uploads/2011/05/wall.jpg">
<img src="http://elsewhereXexample.org/wp-content/uploads/2011/05/wall.jpg">
<a href="${uploads}/2011/05/wall.pdf">PDF</a>`;

  const { body } = await imported("others", source);

  expect(body).not.toContain("/media/");
  expect(body).toContain(`href="${uploads}/2011/05/wall.pdf"`);
});

test("a second run brings nothing twice, and one without pictures can be made up for", async () => {
  const file = anExport("later", `<img src="${uploads}/2011/05/wall.jpg">`);
  await importWordPress(file, { isDryRun: false });
  const before = await bodyOf("later");

  const second = await importWordPress(file, { isDryRun: false, pictures: folder });
  const third = await importWordPress(file, { isDryRun: false, pictures: folder });

  expect(before).toContain("wp-content");
  expect(await bodyOf("later")).toMatch(/src="\/media\//);
  expect(second.tally.brought.get("picture")).toEqual({ added: 1, here: 0 });
  expect(third.tally.brought.get("picture")).toBeUndefined();
});

test("a folder that is not there is said before anything is read", async () => {
  const lines: string[] = [];
  const file = anExport("no-folder", "<p>x</p>");

  const code = await importCommand(
    { file, isDryRun: false, pictures: join(outside, "nowhere") },
    (line) => lines.push(line),
  );

  expect(code).toBe(1);
  expect(lines).toEqual([
    `There is no folder at ${join(outside, "nowhere")}. Name the copy of wp-content/uploads.`,
  ]);
});

let number = 0;

async function imported(title: string, source: string): Promise<{ body: string; report: string }> {
  number += 1;
  const slug = `${title}-${number}`;
  const lines: string[] = [];
  const file = anExport(slug, source, title);
  await importCommand({ file, isDryRun: false, pictures: folder }, (line) => lines.push(line));
  return { body: await bodyOf(slug), report: lines.join("\n") };
}

/** Each is of an old site whose posts have numbers of their own. */
function anExport(slug: string, body: string, title = slug): string {
  const file = join(outside, `${slug}.xml`);
  const text = wordpressExport(host, [{ title, slug, body }]);
  number += 1;
  writeFileSync(file, text.replaceAll("<wp:post_id>1<", `<wp:post_id>${number}<`));
  return file;
}

async function bodyOf(slug: string): Promise<string> {
  const rows = await reader.select({ slug: posts.slug, body: posts.body }).from(posts);
  return rows.find((row) => row.slug === slug)?.body ?? "";
}
