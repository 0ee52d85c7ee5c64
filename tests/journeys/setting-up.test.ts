import { expect, test } from "@playwright/test";
import { startSite, type StartedSite } from "#tests/support/start-site.ts";

/** The first person opens the printed link, names the publication and is its owner. */

test.use({ javaScriptEnabled: false });

let site: StartedSite;

test.beforeAll(async () => {
  site = await startSite();
});

test.afterAll(async () => {
  await site.stop();
});

test("the printed link makes the owner's account, once", async ({ page, browser }) => {
  const link = site.setupLink ?? "";
  const rival = await browser.newPage();
  await rival.goto(link);

  await page.goto(link);
  await page.getByLabel("Title of the publication").fill("The Example");
  await page.getByLabel("Your name").fill("Olga Owner");
  await page.getByLabel("Your e-mail").fill("olga@example.org");
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Start the publication" }).click();
  await expect(page.getByRole("alert")).toContainText("Enter a password of 12 characters or more");
  await expect(page.getByLabel("Your name")).toHaveValue("Olga Owner");

  await page.getByLabel("Password").fill("correct horse battery staple");
  await page.getByRole("button", { name: "Start the publication" }).click();
  await expect(page).toHaveURL(/\/dashboard/);
  await expect(page.getByRole("link", { name: "The Example" })).toBeVisible();

  await rival.getByLabel("Title of the publication").fill("The Rival");
  await rival.getByLabel("Your name").fill("Rival");
  await rival.getByLabel("Your e-mail").fill("rival@example.org");
  await rival.getByLabel("Password").fill("correct horse battery staple");
  const [late] = await Promise.all([
    rival.waitForResponse((response) => response.request().method() === "POST"),
    rival.getByRole("button", { name: "Start the publication" }).click(),
  ]);
  expect(late.status()).toBe(404);
  expect((await page.request.get(link)).status()).toBe(404);
  expect((await page.request.get(`${site.url}/setup`)).status()).toBe(404);

  await page.goto(`${site.url}/dashboard/members`);
  await expect(page.getByRole("main").getByRole("listitem")).toHaveCount(1);
});
