import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { eq } from "drizzle-orm";
import { parse, parseFragment } from "parse5";
import { beforeAll, describe, expect, test } from "vitest";
import { Replies } from "#app/(site)/posts/[slug]/comment.tsx";
import { reader, write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { findReceipt } from "#lib/comments/find-receipt.ts";
import { receiptFor } from "#lib/comments/receipt.ts";
import { submitComment } from "#lib/comments/submit.ts";
import { readThread, type ThreadComment } from "#lib/comments/thread.ts";
import { composeDigest, composeLetter } from "#lib/following/compose.ts";
import { asHtml, asText } from "#lib/mail/letter.ts";
import { findCase } from "#lib/moderation/case.ts";
import { findThreadFeed } from "#lib/publishing/comments-feed.ts";
import { feedFormats } from "#lib/publishing/feed.ts";
import { printFeed } from "#lib/publishing/print-feed.ts";
import { fillIndex } from "#lib/search/fill.ts";
import { readFoundComments } from "#lib/search/comments.ts";
import { readPublication } from "#lib/settings/publication.ts";
import { wordsIn } from "#lib/words/words.ts";
import { aForm, aVisitor } from "#tests/support/conversation.ts";
import { knownAttacks } from "#tests/support/known-attacks.ts";
import { aModerator } from "#tests/support/members.ts";
import { aPost } from "#tests/support/posts.ts";
import { elementsIn, faultsIn } from "#tests/support/safe-html.ts";
import { parseXml } from "#tests/support/xml.ts";

/** Addresses made into links for the renderer alone: `attacks.test.ts` has each of them. */
const madeLinks = /^(\[x\]\(<|<a href=")[^]*(>\)|<\/a>)$/;

/** With a few of each kind, so that the guarantee stands without the collections of others. */
const strings = [
  ...knownAttacks().filter((attack) => !madeLinks.test(attack)),
  "<script>alert(1)</script>",
  '" onmouseover="alert(1)',
  "]]><script>alert(1)</script>",
  "javascript:alert(1)",
  "https://a.example/\"onclick='alert(1)'",
  "--><svg onload=alert(1)>",
  "A line\nand another\n\n\tand a tab",
  "\u0041\u030a and \u1e9b\u0323",
  "\u05d0\u05d1 and \u0627\u0628",
  "\u{1f469}\u200d\u{1f469}\u200d\u{1f467}\u200d\u{1f466}",
  "&amp; &lt;b&gt; &#0; &nbsp",
  "{{constructor.constructor('alert(1)')()}} ${alert(1)} <%= 1 %>",
  "'; drop table comments; --",
];
const perPost = 90;

type Sent = { id: number; slug: string; text: string; name: string | undefined };

let sent: Sent[];
let slugs: { id: number; slug: string }[];

/** Each goes in as the text, the name and the site of a comment; whatever is refused, without that. */
beforeAll(async () => {
  sent = [];
  slugs = [];
  for (const [place, typed] of [...new Set(strings)].entries()) {
    if (place % perPost === 0) slugs.push(await aPost());
    const post = slugs.at(-1);
    if (post) sent.push(...(await send(post, place, typed)));
  }
  await write((tx) => tx.update(comments).set({ status: "approved" }));
  await fillIndex();
}, 60_000);

test("nothing is lost: what was typed is what is stored", async () => {
  for (const { id, text, name } of sent) {
    const row = await reader.select().from(comments).where(eq(comments.id, id)).get();
    expect(row?.body).toBe(normal(text));
    if (name !== undefined) expect(row?.name).toBe(normal(name).trim());
    if (row?.site) expect(new URL(row.site).protocol).toMatch(/^https?:$/);
  }
  expect(sent.length).toBeGreaterThan(strings.length > 500 ? 500 : 5);
});

describe("nothing runs, and no name breaks out of its place", () => {
  test("under a post", async () => {
    const { comments: phrases } = wordsIn("en");
    const home = await readPublication();
    for (const post of slugs) {
      const { comments: shown } = await readThread(post);
      const page = {
        phrases,
        home,
        address: `/posts/${post.slug}`,
        isOpen: true,
        report: wordsIn("en").report,
        replyForm: undefined,
      };
      const html = renderToStaticMarkup(createElement(Replies, { comments: shown, page }));

      expect(actsIn(html)).toEqual([]);
      expect(namesIn(html)).toEqual(shown.map(({ name }) => name));
      expect(shown.flatMap(faultsOf)).toEqual([]);
    }
  });

  test("at the desk and on the private page", async () => {
    const mo = await aModerator();
    // Both show what a thread shows, by the same path: some of each kind are enough.
    for (const { id } of sent.filter((_, place) => place % 4 === 0)) {
      const [opened, receipt] = await Promise.all([findCase(id, mo), findReceipt(receiptFor(id))]);
      expect(opened && receipt && [opened.html, receipt.html].flatMap(faults)).toEqual([]);
    }
  });

  test("in a feed, whose every entry has the name and the text", async () => {
    for (const { slug } of slugs) {
      const feed = await findThreadFeed(slug);
      if (!feed) throw new Error("The post has no feed.");
      for (const format of feedFormats) {
        const printed = printFeed(feed, format);
        if (format === "json") expect(JSON.parse(printed)).toBeTypeOf("object");
        else parseXml(printed);
      }
      const names = /<author>\s*<name>([^<]*)<\/name>/g;
      expect([...printFeed(feed, "atom").matchAll(names)].length).toBeGreaterThan(0);
      for (const { html } of feed.entries) expect(actsIn(html)).toEqual([]);
    }
  });

  test("in mail, in which a text is read as it was typed", async () => {
    const publication = await readPublication();
    const to = { ...nobody, id: 1, email: "ben@example.org" };
    for (const { id, slug } of sent) {
      const row = await reader.select().from(comments).where(eq(comments.id, id)).get();
      if (!row) throw new Error("The comment is gone.");
      const news = { ...aNews, comment: row, post: { id: row.postId, slug, title: row.name } };

      const letter = composeLetter(news, to, publication);
      const digest = composeDigest([news, news], to, publication);

      for (const { pieces, subject } of [letter, digest]) {
        expect(actsInMail(asHtml(pieces, subject, "en"))).toEqual([]);
      }
      expect(asText(letter.pieces)).toContain(row.body.replace(/^/gm, "> "));
    }
  });

  test("in what is found, where none breaks the rest", async () => {
    for (let place = 0; place < sent.length; place += 15) {
      const ids = sent.slice(place, place + 15).map(({ id }) => id);
      const terms = [{ words: ["alert"], isPrefix: true }];
      const hits = await readFoundComments(ids, terms, new Date());
      expect(hits).toHaveLength(ids.length);
    }
  });
});

async function send(post: { id: number; slug: string }, place: number, typed: string) {
  const given = { text: typed, name: typed, site: typed, email: `w${place}@example.org` };
  const fallback = { text: `Words ${place}`, name: `Ben ${place}`, site: "" };
  const first = await submitComment(aForm(post.id, given), aVisitor());
  if (first.outcome === "accepted")
    return [{ id: first.commentId, slug: post.slug, text: typed, name: typed }];
  if (first.outcome !== "invalid") throw new Error(`${first.outcome}: ${typed}`);

  const fields = first.problems.map(({ field }) => field);
  const kept = Object.fromEntries(
    Object.entries(fallback).filter(([field]) => fields.includes(field as "text")),
  );
  const again = await submitComment(aForm(post.id, { ...given, ...kept }), aVisitor());
  if (again.outcome !== "accepted") throw new Error(`${again.outcome}: ${typed}`);
  const { text, name } = { ...given, ...kept };
  return [{ id: again.commentId, slug: post.slug, text, name }];
}

function normal(text: string): string {
  return text.replace(/\r\n?/g, "\n").normalize("NFC");
}

/** Scripts, handlers and links that run, in a page that holds this. */
function actsIn(html: string): string[] {
  return acts(elementsIn(parseFragment(html)));
}

/** A mail has a style for its own pieces, and is a page of its own. */
function actsInMail(html: string): string[] {
  return acts(elementsIn(parse(html))).filter((fault) => !fault.endsWith(" style"));
}

function acts(elements: ReturnType<typeof elementsIn>): string[] {
  return elements.flatMap(({ tagName, attrs }) => [
    ...(active.has(tagName) ? [tagName] : []),
    ...attrs.flatMap(({ name, value }) => {
      if (/^on|^style$|^srcdoc$|^formaction$/.test(name)) return [`${tagName} ${name}`];
      const isAddress = name === "href" || name === "src" || name === "action";
      return isAddress && !isSafe(value) ? [`${tagName} ${name}=${value}`] : [];
    }),
  ]);
}

const active = new Set(
  "script iframe object embed svg math img form input base link template textarea audio video".split(
    " ",
  ),
);

function isSafe(address: string): boolean {
  if (!URL.canParse(address, "https://page.example/")) return true;
  return /^(https?|mailto|tel):$/.test(new URL(address, "https://page.example/").protocol);
}

function namesIn(html: string): string[] {
  return elementsIn(parseFragment(html))
    .filter(({ attrs }) => attrs.some(({ value }) => value === "p-name"))
    .map(({ childNodes }) =>
      childNodes.map((node) => ("value" in node ? node.value : "")).join(""),
    );
}

function faultsOf({ html }: ThreadComment): string[] {
  return faults(html);
}

function faults(html: string): string[] {
  return faultsIn(html, "comment");
}

const nobody = {
  createdAt: new Date(0),
  askedAt: null,
  dataAskedAt: null,
  confirmedAt: null,
  refusedAt: null,
  bounces: 0,
  pausedAt: null,
  lastError: null,
};

const aNews = {
  letterId: 1,
  subject: "comment" as const,
  wasHeld: false,
  followId: 1,
  isAnswer: true,
  isByAuthor: true,
  decline: { told: undefined, isAgain: false },
  ancestors: [],
};
