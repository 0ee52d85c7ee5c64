import { HtmlValidate } from "html-validate";
import { barriersOn } from "../../support/barriers.ts";
import { follow, routes, type Answer } from "../../support/crawl.ts";
import { expect, siteUrl, test } from "../../support/site.ts";
import { vanityIn } from "../../support/vanity.ts";
import { subresourcesOf } from "../../support/subresources.ts";

/** Not for readers, or not a page. */
const notPages =
  /^\/(api|dashboard|decide|drafts|mail|receipts|reports|setup|sign-in|_not-found|_global-error|comments\/(\[|send)|\[page\]\/\[)|\.\w+$/;

test.describe.configure({ mode: "serial", timeout: 300_000 });

let answers: Answer[];
let pages: Answer[];
/** One page of each type, by its route. */
let types: Map<string, string>;

test.beforeAll(async () => {
  const starts = ["/", "/sitemap.xml", "/search?q=wall", "/nothing-here"];
  answers = await follow(siteUrl(), starts, [{}]);
  pages = answers.filter((answer) => isPage(answer) && !notPages.test(answer.address));
  types = new Map(routes().flatMap((route) => typeOf(route)));
  types.set("nothing here", "/nothing-here");
});

test("readers find every type of page by following links", () => {
  const publicRoutes = routes().filter((route) => !notPages.test(route) && !isFile(route));

  expect(publicRoutes.filter((route) => !types.has(route))).toEqual([]);
});

test("every page is valid HTML with a title of its own", async () => {
  const validator = new HtmlValidate({ extends: ["html-validate:standard"] });

  for (const { address, text } of pages) {
    const report = await validator.validateString(bodyOf(text));
    const found = report.results.flatMap(({ messages }) => messages);
    expect(found.map(({ ruleId, message }) => `${address}: ${ruleId}: ${message}`)).toEqual([]);
    expect(text, address).toMatch(/<title>[^<]*\S[^<]*<\/title>/);
  }
});

test("no page makes a browser ask another host for anything", () => {
  for (const { address, text } of pages) {
    const foreign = subresourcesOf(bodyOf(text)).filter(
      (url) => !url.startsWith("data:") && new URL(url, siteUrl()).origin !== siteUrl(),
    );
    expect(foreign, address).toEqual([]);
  }
});

test("no page and no feed has a number for what people think of each other", () => {
  const feeds = answers.filter(({ address }) =>
    /feed\.\w+$|rss\.xml$|comments\.xml$/.test(address),
  );

  expect(feeds.length).toBeGreaterThan(5);
  for (const { address, text } of pages) {
    expect([address, ...vanityIn(ownWordsOf(bodyOf(text)))]).toEqual([address]);
  }
  for (const { address, text } of feeds) {
    const names = bodyOf(text).match(/<[\w:-]+|[\w-]+(?==")|"\w+"(?=:)/g) ?? [];
    expect([address, ...vanityIn(names.join(" "))]).toEqual([address]);
  }
});

test("no page type asks elsewhere, scrolls sideways at 320 px, or fails axe in either theme", async ({
  page,
}) => {
  const elsewhere: string[] = [];
  page.on("request", (request) => {
    if (!request.url().startsWith(siteUrl())) elsewhere.push(request.url());
  });
  for (const address of types.values()) {
    await page.goto(siteUrl() + address);
    expect(await barriersOn(page), address).toEqual([]);
  }
  expect(elsewhere).toEqual([]);
});

/** Not what only leads on to one. */
function isPage({ status, text }: Answer): boolean {
  return /^content-type: text\/html/m.test(text) && (status < 300 || status >= 400);
}

/** Routes that answer with something else than a page, such as a feed, wherever they end. */
function isFile(route: string): boolean {
  return /\.(xml|json|png|vcf|txt)$|\/(media|sitemaps)\//.test(route);
}

function bodyOf(text: string): string {
  return text.slice(text.indexOf("\n\n") + 2);
}

/** How it is marked up, and every text too short to be part of what somebody wrote. */
function ownWordsOf(body: string): string {
  const tags = body.match(/<(?!meta|script|style|link)[a-z][^>]*>/g) ?? [];
  const marks = tags.map((tag) => tag.replace(/ (href|src|content|value|datetime)="[^"]*"/g, ""));
  const texts =
    body.replace(/<(style|script)\b[^]*?<\/\1>/g, "").match(/(?<=>)[^<>]{1,30}(?=<)/g) ?? [];
  return [...marks, ...texts].join("\n");
}

function typeOf(route: string): [string, string][] {
  const pattern = route.replace(/[.*+?^${}()|\\]/g, "\\$&").replace(/\[[^\]]+\]/g, "[^/]+");
  const matches = new RegExp(`^${pattern}(\\?|$)`);
  const found = pages.find(({ address, status }) => status === 200 && matches.test(address));
  return found && !notPages.test(route) ? [[route, found.address]] : [];
}
