import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { Enclosures } from "#lib/press/enclosures.ts";

const base = '<link rel="stylesheet" href="/_next/static/chunks/base.css" data-precedence="next"/>';
const more = '<link rel="stylesheet" href="/_next/static/chunks/more.css" data-precedence="next"/>';
const page = (head: string) => `<html><head>${head}<title>x</title></head><body></body></html>`;

const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

/** An application that has these sheets, and counts how often it was asked. */
function anApplication(sheets: Record<string, string>) {
  const asked: string[] = [];
  const enclosures = new Enclosures((address) => {
    asked.push(address);
    const sheet = sheets[address.replace("/_next/static/chunks/", "")];
    const answer = { status: sheet === undefined ? 404 : 200, body: Buffer.from(sheet ?? "") };
    return Promise.resolve({ ...answer, headers: {} });
  });
  return { enclosures, asked };
}

test("a page brings its styles with it, in their order, and the policy names exactly these", async () => {
  const { enclosures } = anApplication({ "base.css": "p{color:red}", "more.css": "p{color:blue}" });

  const { html, sources } = await enclosures.putInto(page(base + more));

  const style = "p{color:red}\np{color:blue}";
  expect(html).toBe(page(`<style>${style}</style>`));
  expect(sources).toEqual({ style: hash(style) });
});

test("what a sheet names beside itself is found from the page", async () => {
  const faces =
    "a{src:url(../media/a.woff2)}b{src:url('b.png')}c{src:url(/c.svg)}d{src:url(data:x)}";
  const { enclosures } = anApplication({ "base.css": faces });

  const { html } = await enclosures.putInto(page(base));

  expect(html).toContain(
    "a{src:url(/_next/static/media/a.woff2)}b{src:url('/_next/static/chunks/b.png')}" +
      "c{src:url(/c.svg)}d{src:url(data:x)}",
  );
});

test("a sheet is asked for once, however many pages need it", async () => {
  const { enclosures, asked } = anApplication({ "base.css": "p{}" });

  await Promise.all([enclosures.putInto(page(base)), enclosures.putInto(page(base))]);
  await enclosures.putInto(page(base));

  expect(asked).toHaveLength(1);
});

test("one sheet that cannot be had leaves all of them linked, and is asked for again", async () => {
  const { enclosures, asked } = anApplication({
    "base.css": "p{}",
    "more.css": "</style><script>",
  });

  const missing = page(base + base.replace("base", "gone"));
  const hostile = page(base + more);

  expect(await enclosures.putInto(missing)).toEqual({ html: missing, sources: {} });
  expect(await enclosures.putInto(hostile)).toEqual({ html: hostile, sources: {} });
  await enclosures.putInto(missing);
  expect(asked.filter((address) => address.includes("gone"))).toHaveLength(2);
});

test("the script that a page needs early is in it, and the others are not", async () => {
  const { enclosures } = anApplication({ "early.js": "showTheme()" });
  const early = '<script src="/_next/static/chunks/early.js" data-byline="early"></script>';
  const late = '<script src="/_next/static/chunks/late.js" data-byline=""></script>';

  const { html, sources } = await enclosures.putInto(page(early + late));

  expect(html).toBe(page(`<script>showTheme()</script>${late}`));
  expect(sources).toEqual({ script: hash("showTheme()") });
});

test("links that stand in the text are left alone", async () => {
  const { enclosures } = anApplication({ "base.css": "p{}" });
  const html = `<html><head></head><body>${base}</body></html>`;

  expect((await enclosures.putInto(html)).html).toBe(html);
});
