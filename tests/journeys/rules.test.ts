import type { Browser } from "@playwright/test";
import { randomUUID } from "node:crypto";
import { aPublishedPost, expect, signIn, test } from "#tests/support/site.ts";

// What is set here holds for the whole site, so this runs once, and where less is given.
test.use({ javaScriptEnabled: false });

test("without script an owner rehearses a rule, and a moderator trusts one new writer and blocks another", async ({
  page,
  browser,
  baseURL,
}) => {
  const word = `casino${randomUUID().slice(0, 8)}`;
  const { url } = await aPublishedPost("On chance");
  await send(browser, baseURL, url, `A ${word} of old.`);
  await signIn(page, "owner@example.org");
  await page.goto("/dashboard/settings/rules");
  const words = page.getByLabel("Words and phrases, one a line");
  await words.fill([await words.inputValue(), word.toUpperCase()].join("\n"));
  await page.getByLabel("Approvals until a writer is trusted").fill("1,000");

  await page.getByRole("button", { name: "See what these would hold" }).click();
  const report = page.getByRole("region", { name: /^Not saved yet/ });
  await expect(report).toContainText("Words: would have held");
  await expect(report.getByRole("link", { name: "by Ben" }).first()).toBeVisible();
  await expect(words).toHaveValue(new RegExp(word.toUpperCase()));
  await report.getByRole("button", { name: "Save these rules" }).click();
  await expect(page.getByRole("status")).toHaveText("The rules are saved.");

  const email = `${randomUUID()}@example.org`;
  const id = await send(browser, baseURL, url, `Another ${word} now.`, email);
  const other = await send(browser, baseURL, url, "Another first comment.");
  await page.goto(`/dashboard/comments?comment=${id}`);
  const card = page.getByRole("region", { name: /^Ben/ });
  await expect(card).toContainText(`Has “${word.toUpperCase()}” from the list of words.`);
  await expect(card).toContainText("Nothing was published under this e-mail address before.");

  await page.getByLabel("trust this writer next time").check();
  await page.getByRole("button", { name: "Approve" }).click();
  await expect(page.getByRole("status")).toContainText("Approved.");
  await page.goto("/dashboard/comments/writers");
  const trusted = page.getByRole("listitem").filter({ hasText: email });
  await expect(trusted).toContainText("No approval under proof yet");
  await trusted.getByLabel(/^Why/).fill("A slip.");
  await trusted.getByRole("button", { name: "Revoke" }).click();
  await expect(trusted).toContainText("Revoked by");

  await page.goto(`/dashboard/comments?comment=${other}`);
  await page.getByRole("link", { name: "Trust or block" }).click();
  await page.getByRole("button", { name: "Block", exact: true }).click();
  await expect(page.getByRole("alert")).toContainText("Enter a reason.");
  await page.getByLabel("Why", { exact: true }).fill("Threats.");
  await page.getByRole("button", { name: "Block", exact: true }).click();
  await expect(page.getByRole("status")).toHaveText("Blocked.");
});

/** Somebody else's browser sends a comment; its number is in the address of its private page. */
async function send(
  browser: Browser,
  baseURL: string | undefined,
  url: string,
  text: string,
  email = `${randomUUID()}@example.org`,
): Promise<number> {
  const context = await browser.newContext(baseURL ? { baseURL } : {});
  const page = await context.newPage();
  await page.goto(url);
  await page.getByLabel("Comment", { exact: true }).fill(text);
  await page.getByLabel("Name").fill("Ben");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Post comment" }).click();
  await page.waitForURL(/\/receipts\//);
  const id = Number(/receipts\/(\d+)-/.exec(page.url())?.[1]);
  await context.close();
  return id;
}
