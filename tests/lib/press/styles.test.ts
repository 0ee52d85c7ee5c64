import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { Styles } from "#lib/press/styles.ts";

const base = '<link rel="stylesheet" href="/_next/static/chunks/base.css" data-precedence="next"/>';
const more = '<link rel="stylesheet" href="/_next/static/chunks/more.css" data-precedence="next"/>';
const page = (head: string) => `<html><head>${head}<title>x</title></head><body></body></html>`;

/** An application that has these sheets, and counts how often it was asked. */
function anApplication(sheets: Record<string, string>) {
  const asked: string[] = [];
  const styles = new Styles((address) => {
    asked.push(address);
    const sheet = sheets[address.replace("/_next/static/chunks/", "")];
    const answer = { status: sheet === undefined ? 404 : 200, body: Buffer.from(sheet ?? "") };
    return Promise.resolve({ ...answer, headers: {} });
  });
  return { styles, asked };
}

test("a page brings its styles with it, in their order, and the policy names exactly these", async () => {
  const { styles } = anApplication({ "base.css": "p{color:red}", "more.css": "p{color:blue}" });

  const { html, styleSource } = await styles.putInto(page(base + more));

  const style = "p{color:red}\np{color:blue}";
  expect(html).toBe(page(`<style>${style}</style>`));
  expect(styleSource).toBe(`'sha256-${createHash("sha256").update(style).digest("base64")}'`);
});

test("what a sheet names beside itself is found from the page", async () => {
  const faces =
    "a{src:url(../media/a.woff2)}b{src:url('b.png')}c{src:url(/c.svg)}d{src:url(data:x)}";
  const { styles } = anApplication({ "base.css": faces });

  const { html } = await styles.putInto(page(base));

  expect(html).toContain(
    "a{src:url(/_next/static/media/a.woff2)}b{src:url('/_next/static/chunks/b.png')}" +
      "c{src:url(/c.svg)}d{src:url(data:x)}",
  );
});

test("a sheet is asked for once, however many pages need it", async () => {
  const { styles, asked } = anApplication({ "base.css": "p{}" });

  await Promise.all([styles.putInto(page(base)), styles.putInto(page(base))]);
  await styles.putInto(page(base));

  expect(asked).toHaveLength(1);
});

test("one sheet that cannot be had leaves all of them linked, and is asked for again", async () => {
  const { styles, asked } = anApplication({ "base.css": "p{}", "more.css": "</style><script>" });

  const missing = page(base + base.replace("base", "gone"));
  const hostile = page(base + more);

  expect(await styles.putInto(missing)).toEqual({ html: missing, styleSource: undefined });
  expect(await styles.putInto(hostile)).toEqual({ html: hostile, styleSource: undefined });
  await styles.putInto(missing);
  expect(asked.filter((address) => address.includes("gone"))).toHaveLength(2);
});

test("links that stand in the text are left alone", async () => {
  const { styles } = anApplication({ "base.css": "p{}" });
  const html = `<html><head></head><body>${base}</body></html>`;

  expect((await styles.putInto(html)).html).toBe(html);
});
