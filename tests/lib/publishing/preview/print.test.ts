import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import { beforeAll, expect, test } from "vitest";
import { dataFolder } from "#db/address.ts";
import type { PublishedPost } from "#lib/posts/post.ts";
import { drawPreview, type PreviewWords } from "#lib/publishing/preview/drawing.ts";
import { findFaces } from "#lib/publishing/preview/faces.ts";
import { penOf, type Pen } from "#lib/publishing/preview/pen.ts";
import { printPreview } from "#lib/publishing/preview/print.ts";

const publication = {
  title: "Load Path",
  tagline: "",
  language: "en-GB",
  timeZone: "Europe/London",
};
let pens: { title: Pen; margin: Pen };

beforeAll(async () => {
  mkdirSync(join(dataFolder(), "fonts"));
  writeFileSync(join(dataFolder(), "fonts", "broken.ttf"), "not a typeface");
  const { title, margin } = await findFaces();
  pens = { title: penOf(title), margin: penOf(margin) };
});

test("a post has a picture of the size that other pages expect", async () => {
  const picture = await printPreview(
    aPost({ title: "What the crack is telling you" }),
    publication,
  );

  const { format, width, height } = await sharp(picture).metadata();
  expect({ format, width, height }).toEqual({ format: "png", width: 1200, height: 630 });
  expect(picture?.length).toBeLessThan(100_000);
});

test("the same post has the same picture, and another title another", async () => {
  const [one, two, other] = await Promise.all([
    printPreview(aPost({}), publication),
    printPreview(aPost({}), publication),
    printPreview(aPost({ title: "On lime" }), publication),
  ]);

  expect(one).toEqual(two);
  expect(one).not.toEqual(other);
});

test.each([
  "On joists",
  "Łódź, Ελληνικά, Кириллица, Tiếng Việt",
  "ما الذي يقوله لك الشرخ",
  "© 2025 & <b>bold</b> ]]> </svg><script>alert(1)</script>",
])("%s can be written", (title) => {
  expect(pens.title.writable(title)).toBe(title);
});

test("emoji are left out, and a text with a letter that nothing can write is left out whole", () => {
  expect(pens.title.writable("Ship it 🎉 today 👩🏽‍🚀 #️⃣")).toMatch(/^Ship it today \u200d? ?#$/u);
  expect(pens.title.writable("山 and more")).toBe("");
});

test("where no title can be written, the publication's name stands in its place", () => {
  expect(drawn({ title: "山" })).toBe(drawn({ title: "Load Path", publication: "" }));
});

test("no text gets into the drawing, only outlines of letters", () => {
  const svg = drawn({ title: '</svg><script>"&amp;', author: "<image href='http://x'/>" });

  expect(svg).not.toMatch(/script|image|&|http:\/\/x/);
  expect(svg.replace(/<\/?(svg|path|g)( [a-z-]+="[^"<>]*")*\/?>/g, "")).toBe("");
});

test("letters of the other direction stand in the order in which they are read", () => {
  const { setLine } = pens.title;
  const order = (text: string, ...rest: ["rtl"?]) =>
    setLine(text, ...rest).glyphs.map(({ outline }) => outline);
  const [a = "", b = ""] = [...order("a"), ...order("b")];

  const mixed = order("a جدار b", "rtl");

  expect(mixed.indexOf(b)).toBeLessThan(mixed.indexOf(a));
  expect(order("a جدار b").indexOf(a)).toBe(0);
  // Joined, as Arabic is written: not the letters by themselves, one after another.
  const apart = [..."جدار"].map((letter) => order(letter)[0]);
  expect(order("جدار").sort()).not.toEqual(apart.sort());
});

test("a sheet that is read from right to left has its margin on the right", () => {
  expect(drawn({ language: "en" })).toContain("M276 0V630");
  expect(drawn({ language: "ar" })).toContain("M924 0V630");
});

test("a title of 200 letters stays inside the sheet", () => {
  const svg = drawn({ title: "W".repeat(200) });

  const places = [...svg.matchAll(/translate\(([\d.]+) ([\d.]+)\)/g)].map(([, x, y]) => [
    Number(x),
    Number(y),
  ]);
  expect(places.length).toBeGreaterThan(150);
  for (const [x = 0, y = 0] of places) {
    expect(x).toBeLessThan(1200 - 64);
    expect(y).toBeLessThan(600);
  }
});

test("when too many are wanted at once, the last are told so", async () => {
  const asked = Array.from({ length: 30 }, (_, place) =>
    printPreview(aPost({ title: `On joist ${place}` }), publication),
  );

  const pictures = await Promise.all(asked);

  expect(pictures.filter((one) => one === undefined)).toHaveLength(12);
  expect(await printPreview(aPost({}), publication)).toBeDefined();
});

function drawn(wanted: Partial<PreviewWords>): string {
  const words = { publication: "Load Path", title: "", author: "", date: "", language: "en" };
  return drawPreview({ ...words, ...wanted }, pens);
}

function aPost(wanted: Partial<PublishedPost>): PublishedPost {
  return {
    id: 1,
    kind: "post",
    slug: "on-joists",
    title: "On joists",
    standfirst: "",
    body: "",
    bodyFormat: "markdown",
    language: null,
    authorName: "Ines Calder",
    authorSlug: "ines-calder",
    signature: null,
    publishedAt: new Date("2026-03-01T09:30:00Z"),
    updatedAt: new Date("2026-03-01T09:30:00Z"),
    commentsClosedAt: null,
    tags: [],
    relatedLinks: [],
    series: null,
    corrections: [],
    ...wanted,
  };
}
