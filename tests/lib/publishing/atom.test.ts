import { SaxesParser } from "saxes";
import { expect, test } from "vitest";
import { toAtom, type AtomEntry } from "#lib/publishing/atom.ts";

const hostile = [
  "]]>",
  "<![CDATA[ & ]]>",
  `"quotes" & 'quotes' <b>`,
  "&amp; &#38; &lt;",
  "--> <?xml?>",
  "Ünïcödé 𝒯 👩‍👩‍👧",
  "a\ttab\nand a line",
];

test.each(hostile)("a title, name, tag or text of %j parses back to the same text", (text) => {
  const feed = aFeed({
    title: text,
    entry: { title: text, summary: text, html: `<p>${text}</p>` },
  });

  const { texts, attributes } = parse(toAtom(feed));

  expect(texts.title).toEqual([text, text]);
  expect(texts.summary).toEqual([text]);
  expect(texts.content).toEqual([`<p>${text}</p>`]);
  expect(texts.name).toEqual(["The Sloping Table", "Ana"]);
  expect(attributes["content@type"]).toEqual(["html"]);
});

test("what XML may not hold at all is left out and the rest stays", () => {
  const feed = aFeed({
    title: "a\u0000b\u0008c\u{fffe}d\ud800e",
    entry: { html: "\u001b[31mred" },
  });

  const { texts } = parse(toAtom(feed));

  expect(texts.title?.[0]).toBe("abcde");
  expect(texts.content).toEqual(["[31mred"]);
});

test("a tag's name survives in its attribute", () => {
  const name = `"Tools" & <things>`;

  const { attributes } = parse(toAtom(aFeed({ entry: { tags: [{ slug: "tools", name }] } })));

  expect(attributes["category@label"]).toEqual([name]);
});

test("a feed is as new as its newest entry, and an entry no older than its publication", () => {
  const publishedAt = new Date("2026-03-02T10:00:00Z");
  const feed = aFeed({ entry: { publishedAt, updatedAt: new Date("2026-02-01T00:00:00Z") } });

  const { texts } = parse(toAtom(feed));

  expect(texts.updated?.at(-1)).toBe(publishedAt.toISOString());
});

test("an empty feed is the same in every print of it", () => {
  const feed = { ...aFeed({}), entries: [] };

  expect(toAtom(feed)).toBe(toAtom(feed));
  expect(parse(toAtom(feed)).texts.updated).toEqual(["1970-01-01T00:00:00.000Z"]);
});

function aFeed({ title = "The Sloping Table", entry = {} }: Wanted): Parameters<typeof toAtom>[0] {
  return {
    id: "tag:example.org,2026:posts",
    title,
    subtitle: "",
    language: "en",
    selfUrl: "https://example.org/feed.xml",
    pageUrl: "https://example.org/",
    authorName: "The Sloping Table",
    entries: [
      {
        id: "tag:example.org,2026:post-1",
        title: "Eleven degrees",
        url: "https://example.org/posts/eleven-degrees",
        publishedAt: new Date("2026-01-01T00:00:00Z"),
        updatedAt: new Date("2026-01-01T00:00:00Z"),
        author: { name: "Ana", url: null },
        language: null,
        tags: [],
        summary: "",
        html: "<p>Text</p>",
        ...entry,
      },
    ],
  };
}

type Wanted = { title?: string; entry?: Partial<AtomEntry> };
type Parsed = { texts: Record<string, string[]>; attributes: Record<string, string[]> };

/** Parses strictly, so that anything not well-formed fails the test. */
function parse(xml: string): Parsed {
  const parsed: Parsed = { texts: {}, attributes: {} };
  const open: { name: string; text: string }[] = [];
  const parser = new SaxesParser();
  parser.on("opentag", ({ name, attributes }) => {
    open.push({ name, text: "" });
    for (const [key, value] of Object.entries(attributes)) {
      (parsed.attributes[`${name}@${key}`] ??= []).push(String(value));
    }
  });
  parser.on("text", (text) => {
    const innermost = open.at(-1);
    if (innermost) innermost.text += text;
  });
  parser.on("closetag", () => {
    const closed = open.pop();
    if (closed) (parsed.texts[closed.name] ??= []).push(closed.text);
  });
  parser.write(xml).close();
  return parsed;
}
