import { randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import {
  aModerator,
  aPublishedPost,
  anAddress,
  expect,
  signIn,
  test,
} from "#tests/support/site.ts";

test("a reader comments, follows it on a private page, and sees it appear", async ({
  page,
  browser,
  baseURL,
}) => {
  const { url } = await aPublishedPost("On lime");
  const words = `Slow, but strong: 100 <1% “quoted” ${randomUUID()}`;
  await page.goto(url);
  await write(page, { text: `${words}\n\nhttps://example.org/#!a`, site: "ben.example.org" });

  const receipt = await postAndFollow(page);

  expect(receipt).toMatch(/\/receipts\/\d+-[\w-]+#comment-\d+$/);
  const own = page.getByRole("article").filter({ hasText: words });
  await expect(own).toContainText("Waiting for approval. Only you can see this.");

  const stranger = await browser.newPage({ baseURL: baseURL ?? "" });
  await stranger.goto(url);
  await expect(stranger.getByRole("article").filter({ hasText: words })).toHaveCount(0);

  await signIn(stranger, "moderator@example.org");
  const id = /comment-(\d+)$/.exec(receipt)?.[1];
  await stranger.goto(`/dashboard/comments?comment=${id}`);
  await stranger.getByRole("button", { name: "Approve" }).click();
  await expect(stranger.getByRole("status")).toContainText("Approved.");

  await page.goto(url);
  const shown = comments(page).getByRole("article");
  await expect(shown).toContainText(words);
  await expect(shown.getByRole("link", { name: "Ben", exact: true })).toHaveAttribute(
    "rel",
    "ugc nofollow noopener",
  );
  await expect(comments(page).getByRole("heading", { level: 2 })).toHaveText("1 comment");
  await page.goto(receipt);
  await expect(page.getByText("Your comment is published")).toBeVisible();
  await stranger.close();
});

test("a refused comment keeps every character and says what to do (C01, C02)", async ({
  page,
  press,
}) => {
  const { url } = await aPublishedPost("On refusals");
  const typed = { name: "Ben", email: "not an address", site: "javascript:alert(1)" };
  const text = `\n  two spaces\n\n${"Lime ".repeat(12_079)}xx`;
  await page.goto(url);
  await write(page, { ...typed, text });

  const [response] = await Promise.all([page.waitForResponse(isAnswer), post(page)]);

  // Where the framework's own script sends the form, the page is not a new answer.
  if (press === "on") expect(response.status()).toBe(422);
  const summary = problems(page);
  await expect(summary).toBeFocused();
  await expect(summary.getByRole("listitem")).toHaveText([
    "Comment must be 60,000 characters or fewer. Yours has 60,412.",
    "Enter an e-mail address in the format name@example.org",
    "Enter a website address like https://example.org, or leave it empty",
  ]);
  await expect(page.getByLabel("Comment", { exact: true })).toHaveValue(text);
  await expect(page.getByLabel("Name")).toHaveValue(typed.name);
  await expect(page.getByLabel("E-mail")).toHaveValue(typed.email);
  await expect(page.getByLabel("Website")).toHaveValue(typed.site);

  await summary.getByRole("link", { name: /Enter an e-mail/ }).click();
  await expect(page.getByLabel("E-mail")).toBeInViewport();
});

test("an empty comment is asked for (C01)", async ({ page }) => {
  const { url } = await aPublishedPost("On nothing");
  await page.goto(url);
  await write(page, { text: " \u200b\n" });

  await post(page);

  await expect(problems(page)).toContainText("Enter a comment.");
  await expect(page.getByLabel("Name")).toHaveValue("Ben");
});

test("the same form sent twice is one comment with one confirmation (C07)", async ({ page }) => {
  const { url } = await aPublishedPost("On patience");
  await page.goto(url);
  await write(page, { text: "Twice." });
  const first = await postAndFollow(page);

  await page.goto(url);
  await write(page, { text: "Twice." });
  const second = await postAndFollow(page);

  expect(second).toBe(first);
  await expect(page.getByRole("article").filter({ hasText: "Twice." })).toHaveCount(1);
});

test(
  "what is written can be looked at and kept before it is posted, and nearly the same is asked about",
  { tag: "@printed" },
  async ({ page }) => {
    const { url } = await aPublishedPost("On second thoughts");
    const text = `*Slow*, but strong.\n\n\nThat is what I would say of it, after thirty years. ${randomUUID()}`;
    await page.goto(url);
    await page.getByLabel("Comment", { exact: true }).fill(text);

    await page.getByRole("button", { name: "Preview" }).click();
    await expect(page.getByRole("article").locator("em")).toHaveText("Slow");
    await expect(page.getByLabel("Comment", { exact: true })).toHaveValue(text);

    await page.getByLabel("Name").fill("Ben");
    await page.getByLabel("E-mail").fill("ben@example.org");
    await page.getByRole("button", { name: "Keep as a draft" }).click();
    await expect(page.getByRole("heading", { name: "Your draft" })).toBeVisible();
    const draft = page.url();
    await page.goto(url);
    await page.goto(draft);
    await expect(page.getByLabel("Name")).toHaveValue("Ben");
    // Enter in a line of the form is "Post comment", whatever other buttons there are.
    await page.getByLabel("Name").press("Enter");
    await page.waitForURL(/receipts/);
    const receipt = page.url();
    expect((await page.request.get(draft)).status()).toBe(404);

    await page.goto(url);
    await write(page, { text: `${text} Patient is closer.` });
    await post(page);
    await expect(page.getByRole("alert")).toContainText(
      /You sent nearly this \d+ \w+ ago\. Replace it, keep both, or cancel\./,
    );
    await page.getByRole("button", { name: "Replace it" }).click();
    await page.waitForURL(receipt);
    await expect(page.getByRole("article")).toContainText("Patient is closer.");
  },
);

test("a reply goes under the comment it answers", async ({ page, browser, baseURL }) => {
  const { url } = await aPublishedPost("On answers");
  await page.goto(url);
  await write(page, { text: "First." });
  const receipt = await postAndFollow(page);
  await approve(await browser.newPage({ baseURL: baseURL ?? "" }), receipt);

  await page.goto(url);
  await page.getByRole("link", { name: "Reply to Ben" }).click();
  await expect(page.getByRole("heading", { name: "Reply to Ben" })).toBeVisible();
  await write(page, { name: "Cleo", text: "Second." });
  await post(page);

  await expect(page.getByRole("blockquote")).toContainText("First.");
  const own = page.getByRole("article", { name: "What you wrote" });
  await expect(own).toContainText("Waiting for approval. Only you can see this.");
});

test("a reply to a comment that was taken down keeps its text and goes as a new one (C08)", async ({
  page,
  browser,
  baseURL,
}) => {
  const { url } = await aPublishedPost("On absence");
  await page.goto(url);
  await write(page, { text: "Soon gone." });
  const receipt = await postAndFollow(page);
  const desk = await browser.newPage({ baseURL: baseURL ?? "" });
  await approve(desk, receipt, await aModerator());
  await page.goto(url);
  await page.getByRole("link", { name: "Reply to Ben" }).click();
  await write(page, { name: "Cleo", text: "An answer." });
  await desk.getByRole("button", { name: "Undo" }).click();
  await expect(desk.getByRole("status")).toContainText("Undone.");

  await post(page);

  await expect(problems(page)).toContainText(
    "The comment you replied to was removed. Post yours as a new comment?",
  );
  await expect(page.getByLabel("Comment", { exact: true })).toHaveValue("An answer.");
  await post(page);
  await expect(page).toHaveURL(/receipts/);
  await desk.close();
});

test("the sixth comment in ten minutes is asked to wait, with its text (F01)", async ({
  page,
  press,
}) => {
  const { url } = await aPublishedPost("On haste");
  for (let n = 1; n <= 6; n += 1) {
    await page.goto(url);
    await write(page, { text: `Comment ${n}.` });
    if (n < 6) await postAndFollow(page);
  }
  const [answer] = await Promise.all([page.waitForResponse(isAnswer), post(page)]);

  await expect(problems(page)).toContainText(
    /You have posted 5 comments in 10 minutes\. Try again at \d\d:\d\d\./,
  );
  await expect(page.getByLabel("Comment", { exact: true })).toHaveValue("Comment 6.");
  if (press === "on") {
    expect(answer.status()).toBe(429);
    const seconds = Number(answer.headers()["retry-after"]);
    expect(seconds).toBeGreaterThan(8 * 60);
    expect(seconds).toBeLessThanOrEqual(11 * 60);
  }
});

test("a private page's address is worth nothing when a letter of it is wrong (P06)", async ({
  page,
  request,
}) => {
  const { url } = await aPublishedPost("On keys");
  await page.goto(url);
  await write(page, { text: "Mine alone." });
  const [address = ""] = (await postAndFollow(page)).split("#");

  const own = await request.get(address);
  const wrong = await request.get(`${address.slice(0, -1)}${address.endsWith("A") ? "B" : "A"}`);
  const missing = await request.get(new URL("/receipts/none", address).href);

  expect(own.headers()["cache-control"]).toContain("no-store");
  expect(await own.text()).toMatch(/<meta name="robots" content="noindex/);
  expect([wrong.status(), missing.status()]).toEqual([404, 404]);
  expect(await wrong.text()).not.toContain("Mine alone.");
});

function problems(page: Page): Locator {
  return page.getByRole("alert", { name: "There is a problem" });
}

function comments(page: Page): Locator {
  return page.getByRole("complementary");
}

async function write(
  page: Page,
  typed: { text: string; name?: string; email?: string; site?: string },
): Promise<void> {
  await page.getByLabel("Comment", { exact: true }).fill(typed.text);
  await page.getByLabel("Name").fill(typed.name ?? "Ben");
  await page.getByLabel("E-mail").fill(typed.email ?? "ben@example.org");
  await page.getByLabel("Website").fill(typed.site ?? "");
}

async function post(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Post comment" }).click();
}

/** Answers with the address of the private page. */
async function postAndFollow(page: Page): Promise<string> {
  await post(page);
  await page.waitForURL(/receipts/);
  return page.url();
}

async function approve(
  desk: Page,
  receipt: string,
  moderator = "moderator@example.org",
): Promise<void> {
  const id = /comment-(\d+)$/.exec(receipt)?.[1];
  await desk.setExtraHTTPHeaders({ "x-forwarded-for": anAddress() });
  await signIn(desk, moderator);
  await desk.goto(`/dashboard/comments?comment=${id}`);
  await desk.getByRole("button", { name: "Approve" }).click();
  await expect(desk.getByRole("status")).toContainText("Approved.");
}

function isAnswer(response: { request: () => { method: () => string } }): boolean {
  return response.request().method() === "POST";
}
