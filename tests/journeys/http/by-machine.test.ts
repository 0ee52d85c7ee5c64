import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { mf2 } from "microformats-parser";
import sharp from "sharp";
import { expect, test } from "../../support/site.ts";
import { command, startSite, type StartedSite } from "../../support/start-site.ts";
import { wordpressExport } from "../../support/wordpress-export.ts";

/** Ends a script, an element and an attribute, wherever it is not written as text. */
const title = `Ends </script><script>alert("1")</script> & 'all'`;
const slug = "ends";

test.describe.configure({ mode: "default", timeout: 120_000 });

let site: StartedSite;

test.beforeAll(async () => {
  site = await startSite();
  const file = join(tmpdir(), `byline-by-machine-${process.pid}.xml`);
  writeFileSync(
    file,
    wordpressExport("elsewhere.example.org", [
      {
        // A title over there is HTML.
        title: title.replace(/&/g, "&amp;").replace(/</g, "&lt;"),
        slug,
        body: "<p>A first sentence. And one more.</p>",
        date: "2026-03-01 09:00:00",
        tag: "walls",
        comments: [
          { name: "Ana", text: "A <b>comment</b>.", approved: "1" },
          { name: "Ben", text: "An answer.", approved: "1", parent: 101 },
          { name: "Hidden", text: "Waiting.", approved: "0" },
        ],
      },
    ]),
  );
  await command(site.dataFolder, "import", { file, isDryRun: false });
  rmSync(file);
});

test.afterAll(() => site.stop());

test("a post is one entry, with its author, its tags and what was said about it", async () => {
  const url = `${site.url}/posts/${slug}`;

  const { items, rels } = mf2(await read(`/posts/${slug}`), { baseUrl: site.url });

  const [entry, ...others] = items;
  expect(others).toEqual([]);
  const { comment, content, ...said } = entry?.properties ?? {};
  expect(entry?.type).toEqual(["h-entry"]);
  expect(said).toEqual({
    name: [title],
    url: [url],
    uid: [url],
    published: ["2026-03-01T09:00:00.000Z"],
    updated: [expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)],
    category: ["walls"],
    author: [
      {
        id: "signed-by",
        type: ["h-card"],
        properties: { name: ["elsewhere"] },
        value: "elsewhere",
      },
    ],
  });
  expect(content).toMatchObject([{ value: "A first sentence. And one more." }]);
  expect(comment).toMatchObject([
    {
      type: ["h-cite"],
      properties: {
        author: [{ properties: { name: ["Ana"] } }],
        published: ["2026-03-01T09:00:00.000Z"],
        url: [expect.stringMatching(`^${url}#comment-\\d+$`)],
        content: [{ value: "A comment." }],
      },
    },
    { type: ["h-cite"], properties: { content: [{ value: "An answer." }] } },
  ]);
  expect(rels.canonical).toEqual([url]);
});

test("a signature is its author's card", async () => {
  const { items } = mf2(await read("/posts/what-the-crack-is-telling-you"), { baseUrl: site.url });

  expect(items[0]?.properties.author).toEqual([
    {
      id: "signed-by",
      type: ["h-card"],
      properties: {
        name: ["Ines Calder"],
        url: ["https://calder-structures.example.org", "https://social.example.org/@ines"],
        nickname: ["@ines@social.example.org"],
        tel: ["+44 1632 960147"],
      },
      value: "Ines Calder",
    },
  ]);
});

test("the front page is a feed of entries", async () => {
  const { items } = mf2(await read("/"), { baseUrl: site.url });

  expect(items.map(({ type }) => type)).toEqual([["h-feed"]]);
  expect(items[0]?.properties.name).toEqual(["Elsewhere"]);
  const entries = items[0]?.children ?? [];
  expect(entries.map(({ type }) => type)).toEqual(Array.from({ length: 6 }, () => ["h-entry"]));
  expect(entries.map(({ properties }) => properties)).toContainEqual({
    name: [title],
    url: [`${site.url}/posts/${slug}`],
    published: ["2026-03-01T09:00:00.000Z"],
    author: [expect.objectContaining({ value: "elsewhere" })],
    category: ["walls"],
    summary: ["A first sentence. And one more."],
  });
});

test("a post is described for search engines, and nothing in it gets out of the description", async () => {
  const html = await read(`/posts/${slug}`);

  const [described, ...others] = jsonLd(html);
  expect(others).toEqual([]);
  expect(described).toMatchObject({
    "@type": "BlogPosting",
    headline: title,
    comment: [{ author: { name: "Ana" } }, { text: "An answer." }],
  });
  expect(JSON.stringify(described)).not.toMatch(/Hidden|Waiting|commentCount|interaction/);
  expect(html).not.toContain('<script>alert("1")');
  expect(jsonLd(await read("/"))).toMatchObject([{ "@type": "WebSite", name: "Elsewhere" }]);
});

test("every page names its one address, whatever else was asked of it", async () => {
  const list = "1772438400000-1";
  const expected: [asked: string, canonical: string][] = [
    ["/", "/"],
    ["/?before=nonsense", "/"],
    [`/?before=${list}`, `/?before=${list}`],
    [`/posts/${slug}?utm_source=x`, `/posts/${slug}`],
    [`/posts/${slug}?reply=1`, `/posts/${slug}`],
    ["/about", "/about"],
    ["/tags/walls", "/tags/walls"],
  ];
  for (const [asked, canonical] of expected) {
    const html = await read(asked);
    const { rels } = mf2(html, { baseUrl: site.url });
    expect(rels.canonical, asked).toEqual([new URL(canonical, site.url).href.replace(/\/$/, "")]);
    expect(meta(html, "og:url"), asked).toBe(rels.canonical?.[0]);
  }
  expect(meta(await read(`/posts/${slug}?reply=1`), "robots")).toBe("noindex, follow");
  expect(meta(await read(`/posts/${slug}`), "robots")).toBeUndefined();
});

test("a post linked to elsewhere has a title, a sentence and a picture of its own", async ({
  request,
}) => {
  const html = await read(`/posts/${slug}`);

  expect(meta(html, "og:type")).toBe("article");
  expect(meta(html, "og:title")).toBe(title);
  expect(meta(html, "og:description")).toBe("A first sentence. And one more.");
  expect(meta(html, "article:published_time")).toBe("2026-03-01T09:00:00.000Z");
  expect(meta(html, "twitter:card")).toBe("summary_large_image");
  expect(meta(html, "og:image:width")).toBe("1200");
  expect(meta(html, "og:image:alt")).toBe(`${title}, elsewhere`);

  const picture = await request.get(meta(html, "og:image") ?? "");
  expect(picture.headers()["content-type"]).toBe("image/png");
  expect(await sharp(await picture.body()).metadata()).toMatchObject({ width: 1200, height: 630 });
});

test("a signature is saved as a card, and nobody's card is the page that says so", async ({
  request,
}) => {
  const card = await request.get(`${site.url}/posts/what-the-crack-is-telling-you/author.vcf`);
  const nobodys = await request.get(`${site.url}/posts/nothing-here/author.vcf`);

  expect(card.headers()["content-type"]).toBe("text/vcard; charset=utf-8");
  expect(card.headers()["content-disposition"]).toBe('attachment; filename="ines-calder.vcf"');
  expect(await card.text()).toMatch(/^BEGIN:VCARD\r\nVERSION:4\.0\r\n/);
  expect(nobodys.status()).toBe(404);
  expect(await nobodys.text()).toContain("Nothing is published at this address");
});

test("a picture is kept for good by whoever has it, and an unknown one is a page", async ({
  request,
}) => {
  const html = await read("/posts/what-the-crack-is-telling-you");
  const [, src = "", srcset = ""] = /<img src="([^"]+)" srcset="([^"]+)"/.exec(html) ?? [];

  for (const address of [src, srcset.split(" ")[0]]) {
    const picture = await request.get(`${site.url}${address}`);
    const headers = picture.headers();
    expect(headers["content-type"]).toMatch(/^image\/(png|webp)$/);
    expect(headers["cache-control"]).toBe("public, max-age=31536000, immutable");
    expect(headers["content-encoding"]).toBeUndefined();
    const again = await request.get(`${site.url}${address}`, {
      headers: { "if-none-match": headers.etag ?? "" },
    });
    expect(again.status()).toBe(304);
  }
  for (const address of [`${src}0`, `${src}/481.webp`, `${src}/..%2Fwhole`, "/media", "/media/x"]) {
    const missing = await request.get(`${site.url}${address}`);
    expect([400, 404], address).toContain(missing.status());
    expect(await missing.text(), address).toContain("front page");
  }
});

test("the picture on a page leaves its room before it is there", async ({ page }) => {
  await page.addInitScript(() => {
    Object.assign(window, { shifted: 0 });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        Object.assign(window, {
          shifted: Reflect.get(window, "shifted") + Reflect.get(entry, "value"),
        });
      }
    }).observe({ type: "layout-shift", buffered: true });
  });
  let send = () => {};
  const mayCome = new Promise<void>((resolve) => (send = resolve));
  await page.route(/\/media\/[0-9a-f]{20}-/, async (route) => {
    await mayCome;
    await route.continue();
  });

  await page.goto(`${site.url}/posts/what-the-crack-is-telling-you`, {
    waitUntil: "domcontentloaded",
  });
  const figure = page.locator("figure").first();
  await figure.scrollIntoViewIfNeeded();
  const before = await figure.boundingBox();
  send();
  const image = figure.locator("img");
  await expect
    .poll(() => image.evaluate((one: HTMLImageElement) => one.naturalWidth))
    .toBeGreaterThan(0);

  // A copy's sides are whole pixels, and its proportions those of the whole but for that.
  const after = await figure.boundingBox();
  expect(Math.abs((after?.height ?? 0) - (before?.height ?? 0))).toBeLessThan(1);
  expect(await page.evaluate(() => Number(Reflect.get(window, "shifted")))).toBeLessThan(0.02);
});

async function read(address: string): Promise<string> {
  return (await fetch(site.url + address)).text();
}

function jsonLd(html: string): unknown[] {
  return [...html.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(
    ([, text = ""]) => JSON.parse(text) as unknown,
  );
}

function meta(html: string, name: string): string | undefined {
  const found = new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`).exec(html)?.[1];
  return found?.replace(/&(lt|gt|amp|quot|#x27);/g, (_, sign: string) => signs[sign] ?? "");
}

const signs: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', "#x27": "'" };
