import type { Page } from "@playwright/test";
import {
  aModerator,
  aPublishedPost,
  anAddress,
  expect,
  signIn,
  test,
} from "#tests/support/site.ts";

test("a writer changes a comment, hears why it is declined, appeals, and takes it back and out", async ({
  page,
  browser,
  baseURL,
}) => {
  const { url } = await aPublishedPost("On second thoughts");
  await page.goto(url);
  await send(page, "Cleo", "First words.");
  const receipt = page.url().split("#")[0] ?? "";
  const id = /(\d+)-/.exec(receipt)?.[1] ?? "";

  await page.getByText("Change the text").click();
  await page.getByLabel("Comment", { exact: true }).fill(" ");
  await page.getByRole("button", { name: "Save the change" }).click();
  await expect(page.getByRole("alert", { name: "There is a problem" })).toContainText(
    "Enter a comment.",
  );
  await page.getByLabel("Comment", { exact: true }).fill("Second words.");
  await page.getByRole("button", { name: "Save the change" }).click();
  await expect(page.getByRole("article", { name: "What you wrote" })).toContainText(
    "Second words.",
  );

  const desk = await aDesk();
  await desk.getByLabel("To the writer").fill("Too short <b>to print</b>.");
  await desk.getByRole("button", { name: "Reject" }).click();
  await expect(desk.getByRole("status")).toContainText("Rejected.");

  await page.goto(receipt);
  await expect(page.getByRole("list", { name: "What became of it" })).toContainText(
    "Too short <b>to print</b>.",
  );
  await page.getByText("Ask for another look", { exact: true }).click();
  await page.getByLabel("To the moderators").fill("It says all there is to say.");
  await page.getByRole("button", { name: "Ask for another look now" }).click();
  await expect(page.getByRole("article", { name: "What you told the moderators" })).toBeVisible();

  await desk.goto(`/dashboard/comments?comment=${id}`);
  await expect(desk.getByText("somebody else answers the appeal")).toBeVisible();
  const other = await aDesk();
  await expect(other.getByText("It says all there is to say.").first()).toBeVisible();
  await other.getByRole("button", { name: "Approve" }).click();
  await expect(other.getByRole("status")).toContainText("Approved.");

  await page.goto(url);
  await page.getByRole("link", { name: "Reply to Cleo" }).click();
  await send(page, "Dora", "An answer.");
  await other.goto(`/dashboard/comments?comment=${/comment-(\d+)$/.exec(page.url())?.[1]}`);
  await other.getByRole("button", { name: "Approve" }).click();
  await expect(other.getByRole("status")).toContainText("Approved.");

  await page.goto(receipt);
  await page.getByText("Withdraw it", { exact: true }).click();
  await page.getByRole("button", { name: "Withdraw it now" }).click();
  await expect(page.getByText("You withdrew it.")).toBeVisible();
  await page.goto(url);
  const thread = page.getByRole("complementary");
  await expect(thread).toContainText("Withdrawn by its writer.");
  await expect(thread).toContainText("An answer.");
  await expect(thread).not.toContainText(/Cleo|Second words/);

  await page.goto(receipt);
  await page.getByText("Erase it", { exact: true }).click();
  await page.getByRole("button", { name: "Erase it for good" }).click();
  await expect(page.getByRole("heading", { name: "Your comment is erased" })).toBeVisible();
  expect((await page.request.get(receipt)).status()).toBe(404);
  await desk.close();
  await other.close();

  async function aDesk(): Promise<Page> {
    const desk = await browser.newPage({
      ...(baseURL && { baseURL }),
      extraHTTPHeaders: { "x-forwarded-for": anAddress() },
    });
    await signIn(desk, await aModerator());
    await desk.goto(`/dashboard/comments?comment=${id}`);
    return desk;
  }
});

async function send(page: Page, name: string, text: string): Promise<void> {
  await page.getByLabel("Comment", { exact: true }).fill(text);
  await page.getByLabel("Name").fill(name);
  await page.getByLabel("E-mail").fill(`${name.toLowerCase()}@example.org`);
  await page.getByRole("button", { name: "Post comment" }).click();
  await page.waitForURL(/receipts/);
}
