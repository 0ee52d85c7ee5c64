import Ajv from "ajv";
import draft4 from "ajv/lib/refs/json-schema-draft-04.json" with { type: "json" };
import { expect, test } from "vitest";
import type { Feed, FeedEntry } from "#lib/publishing/feed.ts";
import { printFeed } from "#lib/publishing/print-feed.ts";
import { readCorpus } from "#tests/support/corpora.ts";
import { childOf, childrenOf, parseXml } from "#tests/support/xml.ts";

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
    entry: {
      title: text,
      summary: text,
      html: `<p>${text}</p>`,
      author: { name: text, url: null },
      tags: [{ slug: "tools", name: text }],
    },
  });

  expect(saidIn(feed)).toEqual({
    atom: [text, text, text, `<p>${text}</p>`, text, text.replace(/\s/g, " ")],
    rss: [text, text, text, `<p>${text}</p>`, text, text],
    json: [text, text, text, `<p>${text}</p>`, text, text],
  });
});

test("what XML may not hold at all is left out of every format and the rest stays", () => {
  const odd = "a\u0000b\u0008c\u{fffe}d\ud800e";
  const feed = aFeed({ title: odd, entry: { title: odd, html: "\u001b[31mred\udc00" } });

  const { atom, rss, json } = saidIn(feed);

  for (const [title, entryTitle, , html] of [atom, rss, json]) {
    expect([title, entryTitle, html]).toEqual(["abcde", "abcde", "[31mred"]);
  }
});

test("a feed is as new as its newest entry, and an entry no older than its publication", () => {
  const publishedAt = new Date("2026-03-02T10:00:00Z");
  const feed = aFeed({ entry: { publishedAt, updatedAt: new Date("2026-02-01T00:00:00Z") } });

  const atom = parseXml(printFeed(feed, "atom"));
  const rss = childOf(parseXml(printFeed(feed, "rss")), "channel");

  expect(childOf(atom, "updated").text).toBe("2026-03-02T10:00:00.000Z");
  expect(childOf(childOf(atom, "entry"), "updated").text).toBe("2026-03-02T10:00:00.000Z");
  expect(childOf(rss, "lastBuildDate").text).toBe("Mon, 02 Mar 2026 10:00:00 GMT");
  expect(childOf(childOf(rss, "item"), "pubDate").text).toBe("Mon, 02 Mar 2026 10:00:00 GMT");
});

test("an empty feed is the same in every print of it", () => {
  const feed = { ...aFeed({}), entries: [] };

  for (const format of ["atom", "rss", "json"] as const) {
    expect(printFeed(feed, format)).toBe(printFeed(feed, format));
  }
  expect(childOf(parseXml(printFeed(feed, "atom")), "updated").text).toBe(
    "1970-01-01T00:00:00.000Z",
  );
});

test("every format says what an entry is called for good, its language, tags, picture and author", () => {
  const feed = aFeed({
    entry: {
      language: "de",
      tags: [{ slug: "tools", name: "Tools" }],
      pictureUrl: "https://example.org/media/1",
      author: { name: "Ana", url: "https://ana.example/" },
    },
  });

  const entry = childOf(parseXml(printFeed(feed, "atom")), "entry");
  expect(entry.attributes["xml:lang"]).toBe("de");
  expect(childOf(entry, "category").attributes).toEqual({ term: "tools", label: "Tools" });
  expect(childOf(childOf(entry, "author"), "uri").text).toBe("https://ana.example/");
  expect(childOf(entry, "media:content").attributes.url).toBe("https://example.org/media/1");

  const item = childOf(childOf(parseXml(printFeed(feed, "rss")), "channel"), "item");
  expect(childOf(item, "guid")).toMatchObject({
    attributes: { isPermaLink: "false" },
    text: "tag:example.org,2026:post-1",
  });
  expect(childOf(item, "dc:language").text).toBe("de");
  expect(childOf(item, "dc:creator").text).toBe("Ana");
  expect(childOf(item, "media:content").attributes.medium).toBe("image");

  expect(itemsOf(feed)[0]).toMatchObject({
    id: "tag:example.org,2026:post-1",
    language: "de",
    tags: ["Tools"],
    image: "https://example.org/media/1",
    authors: [{ name: "Ana", url: "https://ana.example/" }],
  });
});

const schema = readCorpus("schema/jsonfeed-1.1.json");
const schemaBefore = readCorpus("schema/jsonfeed-1.0.json");

test.skipIf(!schema || !schemaBefore)("a JSON feed is what its schema asks for", () => {
  const isValid = validator(schema ?? "", schemaBefore ?? "");
  const full = aFeed({
    entry: {
      language: "de",
      summary: "What it is about",
      tags: [{ slug: "tools", name: "Tools" }],
      pictureUrl: "https://example.org/media/1",
      author: { name: "Ana", url: "https://ana.example/" },
    },
  });
  const printed = JSON.parse(printFeed({ ...full, olderUrl: full.selfUrl }, "json")) as object;

  expect(isValid(printed)).toBe(true);
  expect(isValid({ ...printed, items: [{ id: 1 }] })).toBe(false);
});

/** The schema of 1.1 refers to that of 1.0, which it expects beside it. */
function validator(text: string, textBefore: string): (value: unknown) => boolean {
  const ajv = new Ajv({ schemaId: "auto", logger: false });
  ajv.addMetaSchema(draft4);
  ajv.addSchema(JSON.parse(textBefore) as object, "https://json.schemastore.org/feed-1");
  const validate = ajv.compile(JSON.parse(text) as object);
  return (value) => validate(value) === true;
}

function aFeed({ title = "The Sloping Table", entry = {} }: Wanted): Feed {
  return {
    id: "tag:example.org,2026:posts",
    title,
    subtitle: "",
    language: "en",
    selfUrl: "https://example.org/feed.xml",
    pageUrl: "https://example.org/",
    olderUrl: undefined,
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
        pictureUrl: undefined,
        ...entry,
      },
    ],
  };
}

type Wanted = { title?: string; entry?: Partial<FeedEntry> };

/** The feed's title, then its entry's title, summary, text, author and tag, as each format says them. */
function saidIn(feed: Feed): Record<"atom" | "rss" | "json", (string | undefined)[]> {
  const atom = parseXml(printFeed(feed, "atom"));
  const entry = childOf(atom, "entry");
  const rss = childOf(parseXml(printFeed(feed, "rss")), "channel");
  const item = childOf(rss, "item");
  const json = JSON.parse(printFeed(feed, "json")) as { title: string };
  const [of] = itemsOf(feed);
  const first = (parent: typeof atom, name: string) => childrenOf(parent, name)[0]?.text;
  return {
    atom: [
      childOf(atom, "title").text,
      first(entry, "title"),
      first(entry, "summary"),
      first(entry, "content"),
      childOf(childOf(entry, "author"), "name").text,
      childrenOf(entry, "category")[0]?.attributes.label,
    ],
    rss: [
      childOf(rss, "title").text,
      ...["title", "description", "content:encoded", "dc:creator", "category"].map((name) =>
        first(item, name),
      ),
    ],
    json: [
      json.title,
      of?.title,
      of?.summary,
      of?.content_html,
      of?.authors[0]?.name,
      of?.tags?.[0],
    ],
  };
}

type Item = {
  title?: string;
  summary?: string;
  content_html: string;
  authors: { name: string }[];
  tags?: string[];
};

function itemsOf(feed: Feed): Item[] {
  return (JSON.parse(printFeed(feed, "json")) as { items: Item[] }).items;
}
