import { randomUUID } from "node:crypto";
import { expect, signIn, test } from "../support/site.ts";

test("an author writes, looks at it, publishes, moves it and takes it back", async ({
  page,
  browser,
  baseURL,
}) => {
  const title = `On snow ${randomUUID().slice(0, 8)}`;
  const slug = title.toLowerCase().replaceAll(" ", "-");
  const reader = await (await browser.newContext({ baseURL: baseURL ?? "" })).newPage();
  await signIn(page, "author@example.org");
  await page.goto("/dashboard/posts/new");

  await test.step("look at it", async () => {
    await page.getByLabel("Title").fill(title);
    await page
      .getByLabel("Text", { exact: true })
      .fill("It *depends*.\n\n<script>alert(1)</script>");
    await page.getByRole("button", { name: "Preview" }).click();
    await expect(page.getByRole("article").locator("em")).toHaveText("depends");
    await expect(page.getByRole("article").locator("script")).toHaveCount(0);
    await page.getByRole("link", { name: "Go on writing" }).click();
    await expect(page.getByLabel("Title")).toHaveValue(title);
  });

  await test.step("save it, and it stays private", async () => {
    await page.getByRole("button", { name: "Save the draft" }).click();
    await expect(page.getByRole("status")).toContainText("Saved");
    expect((await reader.goto(`/posts/${slug}`))?.status()).toBe(404);
  });

  await test.step("publish it", async () => {
    await page.getByRole("button", { name: "Save and go on to publishing" }).click();
    await expect(page.getByText(`/posts/${slug}`)).toBeVisible();
    await page.getByRole("button", { name: "Publish now" }).click();
    await expect(page.getByRole("status")).toContainText("Published.");
    await reader.goto(`/posts/${slug}`);
    await expect(reader.getByRole("heading", { name: title })).toBeVisible();
  });

  await test.step("begin a series with it", async () => {
    const manuscript = page.url();
    await page.getByLabel("Series", { exact: true }).fill(`Seasons: ${title}`);
    await page.getByRole("button", { name: "Save and publish the changes" }).click();
    await page.getByRole("link", { name: `Seasons: ${title}` }).click();
    await page.getByLabel("Description").fill("All four of them, in time.");
    await page.getByRole("button", { name: "Save the series" }).click();
    await expect(page.getByRole("status")).toContainText("Saved.");
    await reader.reload();
    await reader.getByRole("link", { name: `Part 1 of Seasons: ${title}` }).click();
    await expect(reader.getByText("All four of them, in time.")).toBeVisible();
    await expect(reader.getByRole("link", { name: title, exact: true })).toBeVisible();
    await page.goto(manuscript);
  });

  await test.step("move it", async () => {
    await page.getByLabel("Address").fill(`${slug}-again`);
    await page.getByRole("button", { name: "Save and publish the changes" }).click();
    await expect(page.getByLabel("Address")).toHaveValue(`${slug}-again`);
    await expect(page.getByRole("status")).toContainText("Saved");
    // "Saved" stands there since the last time, so the move is waited for where it is seen.
    await expect(async () => {
      await reader.goto(`/posts/${slug}`);
      await expect(reader).toHaveURL(new RegExp(`/posts/${slug}-again$`), { timeout: 2_000 });
    }).toPass();
  });

  await test.step("correct it", async () => {
    await page
      .getByLabel("Correction", { exact: true })
      .fill("It used to say that it does not depend.");
    await page.getByRole("button", { name: "Publish the correction" }).click();
    await expect(page.getByRole("status")).toContainText("The correction is published.");
    await reader.reload();
    await expect(reader.getByRole("region", { name: "Corrections" })).toContainText(
      "It used to say that it does not depend.",
    );
  });

  await test.step("take it back", async () => {
    await page.getByRole("button", { name: "Unpublish" }).click();
    await expect(page.getByRole("status")).toContainText("Unpublished");
    expect((await reader.goto(`/posts/${slug}-again`))?.status()).toBe(404);
  });
});

test("the later of two windows loses nothing and overwrites nothing", async ({ page, context }) => {
  const title = `Two windows ${randomUUID().slice(0, 8)}`;
  await signIn(page, "author@example.org");
  await page.goto("/dashboard/posts/new");
  await page.getByLabel("Title").fill(title);
  await page.getByRole("button", { name: "Save the draft" }).click();
  await expect(page.getByRole("status")).toContainText("Saved");
  const other = await context.newPage();
  await other.goto(page.url());

  await other.getByLabel("Text", { exact: true }).fill("From the first window.");
  await other.getByRole("button", { name: "Save the draft" }).click();
  await expect(other.getByText("4 words")).toBeVisible();
  await page.getByLabel("Text", { exact: true }).fill("From the second window.");
  await page.getByRole("button", { name: "Save the draft" }).click();

  const problem = page.getByRole("alert", { name: "There is a problem" });
  await expect(problem).toContainText("Saved by you in another window");
  await expect(problem).toBeFocused();
  await expect(page.getByRole("textbox", { name: /^Saved by you/ })).toHaveValue(
    "From the first window.",
  );
  await expect(page.getByLabel("Text", { exact: true })).toHaveValue("From the second window.");

  await page.getByRole("button", { name: "Save mine as a new draft" }).click();
  await expect(page.getByRole("status")).toContainText("Saved");
  await expect(page.getByLabel("Text", { exact: true })).toHaveValue("From the second window.");
  await other.reload();
  await expect(other.getByLabel("Text", { exact: true })).toHaveValue("From the first window.");
});

test("a post that is refused keeps every word, and says what to do", async ({ page }) => {
  await signIn(page, "author@example.org");
  await page.goto("/dashboard/posts/new");
  await page.getByLabel("Title").fill("A title to keep");
  await page.getByLabel("Text", { exact: true }).fill("“Words”\n\nto keep, <1% of them.");
  await page.getByLabel("Address").fill("dashboard");
  await page.getByLabel("Comments").selectOption("closed");

  await page.getByRole("button", { name: "Save the draft" }).click();

  const remedy = "Byline uses “dashboard” itself. Enter another address.";
  await expect(page.getByRole("link", { name: remedy })).toBeVisible();
  await expect(page.getByLabel("Title")).toHaveValue("A title to keep");
  await expect(page.getByLabel("Text", { exact: true })).toHaveValue(
    "“Words”\n\nto keep, <1% of them.",
  );
  await expect(page.getByLabel("Address")).toHaveValue("dashboard");
  await expect(page.getByLabel("Comments")).toHaveValue("closed");
});
