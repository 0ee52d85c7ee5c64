import type { Browser, Page } from "@playwright/test";
import { randomUUID } from "node:crypto";
import {
  aModerator,
  aPublishedPost,
  anAddress,
  expect,
  signIn,
  test,
} from "#tests/support/site.ts";

test("a moderator reads, declines, and takes a slip back", async ({ page, browser, baseURL }) => {
  const { url } = await aPublishedPost("On slips");
  const { id } = await aWaitingComment(browser, baseURL, url, "A comment to decide.");
  await signIn(page, await aModerator());
  await page.goto(`/dashboard/comments?comment=${id}`);
  const card = page.getByRole("region", { name: /^Ben/ });
  await expect(card).toContainText("A comment to decide.");
  await expect(card.getByRole("link", { name: "On slips" })).toBeVisible();
  await expect(card).toContainText("Every comment is read before it appears.");

  await page.getByRole("button", { name: "Spam" }).click();
  await expect(page.getByRole("status")).toContainText(/^Marked as spam\. \w+ left\.$/);
  await expect(page.getByRole("heading", { level: 2 }).first()).toBeFocused();
  await expect(page.getByText("Una Undoes marked Ben’s comment as spam.")).toBeVisible();

  await page.getByRole("button", { name: "Undo" }).click();
  await expect(page.getByRole("status")).toContainText("Undone.");
  await expect(card).toContainText("Waiting");
  await page.getByRole("button", { name: "Reject" }).click();
  await expect(page.getByRole("status")).toContainText("Rejected.");
});

test("of two moderators the slower is told who decided, and what stands (M01)", async ({
  page,
  browser,
  baseURL,
}) => {
  const { url } = await aPublishedPost("On haste");
  const { id } = await aWaitingComment(browser, baseURL, url, "Whose turn?");
  const slower = await aPage(browser, baseURL);
  await signIn(page, "moderator@example.org");
  await signIn(slower, "owner@example.org");
  for (const desk of [page, slower]) await desk.goto(`/dashboard/comments?comment=${id}`);

  await page.getByRole("button", { name: "Approve" }).click();
  await expect(page.getByRole("status")).toContainText("Approved.");
  await slower.getByRole("button", { name: "Reject" }).click();

  await expect(slower.getByRole("status")).toContainText(
    /^Mona Moderator approved this \d+ seconds? ago\.$/,
  );
  const card = slower.getByRole("region", { name: /^Ben/ });
  await expect(card.getByRole("heading", { name: "Published" })).toBeVisible();
  await slower.goto(url);
  await expect(slower.getByRole("complementary")).toContainText("Whose turn?");
  await slower.close();
});

test("a hostile comment is text at the desk, and opening it asks nothing of another host (M07)", async ({
  page,
  browser,
  baseURL,
}) => {
  const { url } = await aPublishedPost("On guests");
  const hostile = `<img src=https://evil.example/x.png onerror=alert(1)>`;
  const { id } = await aWaitingComment(browser, baseURL, url, `${hostile} ${"w".repeat(9_000)}`, {
    name: '<b onclick="x">Eve',
    site: 'https://example.org/"onmouseover="x',
  });
  const foreign: string[] = [];
  await signIn(page, "moderator@example.org");
  page.on("request", (request) => {
    if (!request.url().startsWith(baseURL ?? "") && !request.url().startsWith("data:"))
      foreign.push(request.url());
  });
  page.on("dialog", () => foreign.push("dialog"));

  await page.goto(`/dashboard/comments?comment=${id}`);

  await expect(page.getByRole("article")).toContainText(hostile);
  await expect(page.getByRole("heading", { level: 2 }).first()).toContainText('<b onclick="x">Eve');
  const scrolls = page.locator("html");
  expect(await scrolls.evaluate((html) => html.scrollWidth <= html.clientWidth)).toBe(true);
  expect(foreign).toEqual([]);
});

test("a reader reports a comment, which stays, and a moderator keeps it (F05)", async ({
  page,
  browser,
  baseURL,
}) => {
  const comments = [{ name: "Ada", text: "Salt is the cause.", approved: "1" }];
  const { url } = await aPublishedPost("On salt", undefined, comments);
  await page.goto(url);
  await page.getByRole("link", { name: "Report the comment by Ada" }).click();
  await expect(page.getByRole("figure")).toContainText("Salt is the cause.");
  const [, id] = /reports\/(\d+)/.exec(page.url()) ?? [];

  await page.getByLabel("In your words").fill("It is damp.");
  await page.getByRole("button", { name: "Report it" }).click();
  await expect(page.getByRole("alert", { name: "There is a problem" })).toContainText(
    "Choose what is wrong with it.",
  );
  await page.getByLabel("It says something untrue").check();
  await page.getByRole("button", { name: "Report it" }).click();
  await expect(page.getByRole("status")).toHaveText("Your report is with the moderators.");
  await page.getByRole("link", { name: "Back to the comment" }).click();
  await expect(page.locator(`#comment-${id}`)).toContainText("Salt is the cause.");

  const desk = await aPage(browser, baseURL);
  await signIn(desk, await aModerator());
  await desk.goto(`/dashboard/comments?comment=${id}`);
  await expect(desk.getByText(/^Untrue and harmful: “It is damp.”/)).toBeVisible();
  await desk.getByRole("button", { name: "Keep" }).click();
  await expect(desk.getByRole("status")).toContainText("Kept.");
  await desk.close();
});

test("a queue stays narrowed and keeps its place through skipping, deciding and noting", async ({
  page,
  browser,
  baseURL,
}) => {
  const { url } = await aPublishedPost("On places");
  for (const text of ["The first lime.", "The second lime.", "The third lime."]) {
    await aWaitingComment(browser, baseURL, url, text);
  }
  await signIn(page, await aModerator());
  await page.goto("/dashboard/comments");
  await page.getByText("Narrow it down").click();
  await page.getByLabel("Post", { exact: true }).selectOption({ label: "On places" });
  await page.getByRole("button", { name: "Search" }).click();
  const article = page.getByRole("article");
  await expect(article).toContainText("The first lime.");

  await page.getByRole("link", { name: "Skip", exact: true }).click();
  await expect(article).toContainText("The second lime.");
  await page.getByRole("button", { name: "Approve" }).click();
  await expect(article).toContainText("The third lime.");
  await page.locator("summary", { hasText: "Write a note" }).click();
  await page.getByLabel("Note", { exact: true }).fill("Ask at the fair.");
  await page.getByRole("button", { name: "Save the note" }).click();
  await expect(page.getByRole("region", { name: /^Ben/ })).toContainText("Ask at the fair.");
  await page.getByRole("link", { name: "Skip", exact: true }).click();
  await expect(article).toContainText("The first lime.");
  await expect(page.getByText("That was the last one.")).toBeVisible();

  await page.getByRole("link", { name: /^Decided/ }).click();
  await expect(article).toContainText("The second lime.");
});

test("nobody decides without being signed in, and an author does not either", async ({
  page,
  browser,
  baseURL,
}) => {
  const { url } = await aPublishedPost("On rights");
  const { id } = await aWaitingComment(browser, baseURL, url, "Not yours.");

  await page.goto(`/dashboard/comments?comment=${id}`);
  await expect(page).toHaveURL(/\/sign-in\?return=/);
  await signIn(page, "author@example.org");
  const response = await page.goto(`/dashboard/comments?comment=${id}`);

  expect(response?.status()).toBe(404);
  await expect(page.getByText("Not yours.")).toHaveCount(0);
});

async function aWaitingComment(
  browser: Browser,
  baseURL: string | undefined,
  url: string,
  text: string,
  { name = "Ben", site = "" } = {},
): Promise<{ id: string }> {
  const reader = await aPage(browser, baseURL);
  await reader.goto(url);
  await reader.getByLabel("Comment", { exact: true }).fill(text);
  await reader.getByLabel("Name").fill(name);
  await reader.getByLabel("E-mail").fill(`${randomUUID()}@example.org`);
  await reader.getByLabel("Website").fill(site);
  await reader.getByRole("button", { name: "Post comment" }).click();
  await reader.waitForURL(/receipts/);
  const id = /comment-(\d+)$/.exec(reader.url())?.[1] ?? "";
  await reader.close();
  return { id };
}

async function aPage(browser: Browser, baseURL: string | undefined): Promise<Page> {
  return browser.newPage({
    ...(baseURL && { baseURL }),
    extraHTTPHeaders: { "x-forwarded-for": anAddress() },
  });
}
