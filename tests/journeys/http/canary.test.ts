import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { crawl, follow, waysOfAsking, type Answer } from "../../support/crawl.ts";
import { rawRequest } from "../../support/raw-request.ts";
import { expect, test } from "../../support/site.ts";
import { command, password, startSite, type StartedSite } from "../../support/start-site.ts";
import { wordpressExport, type ExportedPost } from "../../support/wordpress-export.ts";

/** Where everybody reads what was decided. */
const logPlaces = ["/log", "/log/feed.xml"];

/** A word that stands in one place alone, so that finding it tells what leaked. */
const canary = (where: string) => `canary${where}canary`;

const hiddenStates: Partial<ExportedPost>[] = [
  { status: "draft" },
  { status: "pending" },
  { status: "private" },
  { status: "trash" },
  { status: "future", date: "2031-01-01 09:00:00" },
  { status: "publish", password: canary("password") },
];

const hiddenPosts: ExportedPost[] = hiddenStates.map((state, place) => ({
  title: `A title with ${canary(`title${place}`)}`,
  slug: `${canary(`slug${place}`)}`,
  body: `A body with ${canary(`body${place}`)}.`,
  tag: canary(`tag${place}`),
  comments: [
    { name: canary(`name${place}`), text: `Under it ${canary(`comment${place}`)}.`, approved: "1" },
  ],
  ...state,
}));

const openPost: ExportedPost = {
  title: "Open to everyone",
  slug: "open-to-everyone",
  body: "Read me.",
  comments: [
    { name: "Ada", text: `An approved comment with ${canary("approved")}.`, approved: "1" },
    { name: canary("waitingname"), text: `Held: ${canary("waiting")}.`, approved: "0" },
    { name: "Spammer", text: `Buy ${canary("spam")}.`, approved: "spam" },
    { name: "Gone", text: `Removed ${canary("trash")}.`, approved: "trash" },
    // Its parent is held, so it is held with it, though it was approved where it came from.
    { name: "Bea", text: `Below a held one: ${canary("below")}.`, approved: "1", parent: 702 },
  ],
};

/** The sample's comments come first; the hidden ones are among these. */
const comments = Array.from({ length: 16 }, (_, place) => String(place + 12));

test.describe.configure({ mode: "serial", timeout: 300_000 });

let site: StartedSite;
let folder: string;
/** Every address that answered with a page in the first crawl. */
let readable: string[];

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "byline-canary-"));
  site = await startSite({ BYLINE_DATA: folder });
  const account = ["--email", "owner@example.org", "--name", "Olga", "--role", "owner"];
  await command(folder, "member", ["add", ...account, "--password", password]);
  const file = join(folder, "export.xml");
  writeFileSync(file, wordpressExport("elsewhere.example.org", [...hiddenPosts, openPost]));
  await command(folder, "import", { file, isDryRun: false });
  // What is hidden is in the index as well, from the moment that what is open is.
  await expect.poll(() => search("approved")).toContain("<mark>");
});

test.afterAll(async () => {
  await site.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("nothing that is not public is in any byte a stranger can fetch (P01, P03)", async () => {
  const answers = await crawlAll(waysOfAsking);

  expect(found(answers)).toEqual([canary("approved")]);
  // The crawl is worth something only if it went everywhere.
  readable = answers.filter(({ status }) => status === 200).map(({ address }) => address);
  const searched = answers.filter(({ text }) => text.includes("<mark>"));
  expect(searched.map(({ address }) => address)).toContain("/search?q=canary");
  const everywhere = ["/posts/open-to-everyone", "/feed.xml", "/comments/feed.xml", ...logPlaces];
  for (const address of ["/", ...everywhere]) expect(readable).toContain(address);
});

test("every feed speaks of the configured site alone, and says when it has not changed", async () => {
  const thread = "/posts/open-to-everyone/comments.xml";
  const posts = ["/feed.xml", "/rss.xml", "/feed.json"];
  const feeds = [...posts, "/comments/feed.xml", thread, "/log/feed.xml"];
  const claims = { host: "evil.example", "x-forwarded-host": "evil.example" };

  for (const path of [...feeds, "/sitemap.xml", "/robots.txt"]) {
    const { status, headers, body } = await rawRequest(site.url, { path, headers: claims });
    expect([path, status]).toEqual([path, 200]);
    expect(body).not.toContain("evil.example");
    expect(body).toContain(site.url);
    const known = { "if-none-match": headers.etag ?? "" };
    expect((await rawRequest(site.url, { path, headers: known })).status).toBe(304);
    const head = await rawRequest(site.url, { method: "HEAD", path });
    expect([head.headers.etag, head.body]).toEqual([headers.etag, ""]);
  }
});

test("an old address leads to the post or its feed in one step", async () => {
  const leads = {
    "/open-to-everyone/": "",
    "/?p=7": "",
    "/open-to-everyone/feed/": "/comments.xml",
  };

  for (const [address, end] of Object.entries(leads)) {
    const answer = await fetch(site.url + address, { redirect: "manual" });
    const target = `/posts/open-to-everyone${end}`;
    expect([answer.status, answer.headers.get("location")]).toEqual([301, target]);
    expect((await fetch(site.url + target, { redirect: "manual" })).status).toBe(200);
  }
});

test("a comment is public from its approval to its withdrawal, and not a moment longer (P02)", async ({
  page,
}) => {
  await keepDraft(page, canary("draft"));
  await comment(page, canary("withdrawn"));
  const withdrawn = page.url();
  for (const word of ["journey", "junk", "rejected"]) await comment(page, canary(word));
  const rejected = page.url();
  await signIn(page);

  await decideOn(page, canary("journey"), "Approve");
  const places = (await crawlReadable()).filter(({ text }) => text.includes(canary("journey")));
  expect(found(places)).toEqual([canary("approved"), canary("journey")]);
  expect(places.map(({ address }) => address)).toEqual(
    expect.arrayContaining(["/posts/open-to-everyone", "/comments/feed.xml", "/search?q=canary"]),
  );
  expect(places.filter(({ address }) => logPlaces.includes(address))).toEqual([]);

  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(page.getByText(canary("journey")).first()).toBeVisible();
  await decideOn(page, canary("rejected"), "Reject", canary("reason"));
  await decideOn(page, canary("junk"), "Spam");
  await decideOn(page, canary("withdrawn"), "Approve");
  await page.goto(withdrawn);
  await page.getByText("Withdraw it", { exact: true }).click();
  await page.getByRole("button", { name: "Withdraw it now" }).click();
  await expect(page.getByText("You withdrew it.")).toBeVisible();
  await page.goto(rejected);
  await page.getByText("Ask for another look", { exact: true }).click();
  await page.getByLabel("To the moderators").fill(canary("appeal"));
  await page.getByRole("button", { name: "Ask for another look now" }).click();
  await expect(page.getByRole("article", { name: /^What you told/ })).toBeVisible();
  const answers = await crawlAll();
  expect(found(answers)).toEqual([canary("approved")]);
  // The log tells of it without who wrote it, and counts the spam.
  for (const place of logPlaces) {
    const told = answers.find(({ address }) => address === place)?.text;
    expect(told).toContain("Declined");
    expect(told).not.toMatch(/vera/i);
  }
});

test("what is hidden stays hidden after a restart", async () => {
  await site.stop();
  site = await startSite({ BYLINE_DATA: folder });

  expect(found(await crawlReadable())).toEqual([canary("approved")]);
});

test("the build and the log hold no word of it", async () => {
  const built = readdirSync(".next", { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes("cache"))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "latin1"));

  expect(built.filter((text) => /canary\w+canary/.test(text))).toEqual([]);
  expect(site.printed()).not.toMatch(/canary\w+canary/);
  // The address of a private page is the key to it.
  expect(site.printed()).not.toContain("/receipts/");
  expect(site.printed()).not.toContain("/decide/");
});

/** What is found changes in two ways: a page that was there says more, or a comment has an address. */
function crawlReadable(): Promise<Answer[]> {
  return follow(
    site.url,
    [...readable, ...comments.flatMap(addressesOf)],
    waysOfAsking.slice(0, 1),
  );
}

/**
 * Crawls with every value that could open a hidden thing: its address, its number, its tag. Asking in
 * every way takes twice as long, and is done once.
 */
function crawlAll(ways = waysOfAsking.slice(0, 1)): Promise<Answer[]> {
  const slugs = [...hiddenPosts, openPost].map(({ slug }) => slug);
  return crawl(
    site.url,
    {
      slug: [...slugs, ...hiddenPosts.map(({ tag = "" }) => tag)],
      page: slugs,
      rest: slugs,
      comment: comments,
      year: ["2026", "2031", "0000", "soon"],
      month: ["01", "12", "13"],
      receipt: ["20-guessed"],
      draft: ["1-guessed"],
      token: ["1-0-guessed", "1-1-guessed", "1-20-1-9999999999-guessed"],
      picture: ["0123456789abcdef0123-9x9", "0123456789abcdef0123-9x9/9.webp"],
      id: ["1", "10"],
      part: ["posts-1.xml", "tags-1.xml", "authors-1.xml", "pages-1.xml"],
      nextauth: ["session", "csrf", "providers"],
    },
    [
      ...slugs.flatMap((slug) => [
        `/${slug}/`,
        `/posts/${slug}?reply=1`,
        `/posts/${slug}?from=0-1`,
        `/${slug}/feed/`,
        `/posts/${slug}/feed/`,
        `/2026/03/${slug}/`,
      ]),
      ...hiddenPosts.map(({ tag }) => `/tag/${tag}/feed/`),
      ...slugs.map((_, place) => `/?p=${place + 1}`),
      ...["canary", "canary&in=posts", "canary&in=comments", "A+body+with", "Under+it", "Vera"].map(
        (words) => `/search?q=${words}`,
      ),
      `/search?q=read&tag=${hiddenPosts[0]?.tag}`,
      ...comments.flatMap(addressesOf),
    ],
    ways,
  );
}

function addressesOf(comment: string): string[] {
  return [`/comments/${comment}`, `/posts/open-to-everyone?reply=${comment}`];
}

async function search(where: string): Promise<string> {
  return (await fetch(`${site.url}/search?q=${canary(where)}`)).text();
}

/** Nobody learns anything from the words they asked for themselves. */
function found(answers: Answer[]): string[] {
  const words = answers.flatMap(({ address, text }) =>
    (text.match(/canary\w+?canary/g) ?? []).filter((word) => !address.includes(word)),
  );
  return [...new Set(words)].sort();
}

async function comment(page: Page, text: string): Promise<void> {
  await type(page, text);
  await page.getByRole("button", { name: "Post comment" }).click();
  await expect(page.getByText("Only you can see this")).toBeVisible();
}

async function keepDraft(page: Page, text: string): Promise<void> {
  await type(page, text);
  await page.getByRole("button", { name: "Keep as a draft" }).click();
  await expect(page.getByRole("heading", { name: "Your draft" })).toBeVisible();
}

async function type(page: Page, text: string): Promise<void> {
  await page.goto(`${site.url}/posts/open-to-everyone`);
  await page.getByLabel("Name").fill(`Vera ${text}`);
  await page.getByLabel("E-mail").fill("vera@example.org");
  await page.getByLabel("Comment", { exact: true }).fill(`A thought with ${text}.`);
}

async function signIn(page: Page): Promise<void> {
  await page.goto(`${site.url}/sign-in`);
  await page.getByLabel("E-mail").fill("owner@example.org");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/dashboard/);
}

async function decideOn(page: Page, text: string, decision: string, reason = ""): Promise<void> {
  await page.goto(`${site.url}/dashboard/comments`);
  await page
    .getByRole("link", { name: new RegExp(text) })
    .first()
    .click();
  await page.getByLabel("To the writer").fill(reason);
  await page.getByRole("button", { name: decision, exact: true }).click();
  await expect(page.getByRole("button", { name: /^Undo/ })).toBeVisible();
}
