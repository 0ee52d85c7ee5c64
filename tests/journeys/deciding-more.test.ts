import { randomUUID } from "node:crypto";
import {
  aModerator,
  anAddress,
  aPublishedPost,
  expect,
  signIn,
  test,
} from "#tests/support/site.ts";

test("a moderator asks the author, takes out what is private, and moves what is public @printed", async ({
  page,
  browser,
  baseURL,
}) => {
  const asked = `Is it ladder ${randomUUID()} that you wrote of?`;
  const there = await aPublishedPost("On ropes");
  const { url, desk } = await aQueue("On ladders", ["Call me at 555 0100 about the ladder."]);
  await signIn(page, await aModerator());
  await page.goto(desk);
  const article = page.getByRole("article");
  const toMore = page.getByRole("link", { name: /^Ask the authors/ });

  await toMore.click();
  await page.getByLabel("To the authors").fill(asked);
  await page.getByRole("button", { name: "Ask the authors" }).click();
  await expect(article).toContainText("about the ladder");
  const author = await browser.newPage({
    ...(baseURL && { baseURL }),
    extraHTTPHeaders: { "x-forwarded-for": anAddress() },
  });
  await signIn(author, "author@example.org");
  await author.goto("/dashboard/questions");
  const question = author.getByRole("region").filter({ hasText: asked });
  await question.getByLabel("Your answer").fill("It is another one.");
  await question.getByRole("button", { name: "Answer" }).click();
  await expect(author.getByRole("status")).toContainText("Your answer is with whoever asked.");
  await page.reload();
  await expect(page.getByText("It is another one.").first()).toBeVisible();

  await toMore.click();
  await page.getByRole("textbox", { name: "Its text" }).fill("Call me about the ladder.");
  await page.getByLabel("What you change").selectOption("personal-data");
  await page.getByRole("button", { name: "Show what changes" }).click();
  await expect(page.getByRole("region", { name: "What changes" })).toContainText("555 0100");
  await page.getByRole("button", { name: "Save the text" }).click();
  await page.getByRole("button", { name: "Approve", exact: true }).click();
  await expect(page.getByRole("status")).toContainText("Approved.");
  await page.goto(url);
  const thread = page.getByRole("complementary");
  await expect(thread).toContainText("Call me about the ladder.");
  await expect(thread).toContainText("edited by a moderator");

  await page.goto(`${desk}&queue=all`);
  await toMore.click();
  await page.getByLabel("Where to").fill(new URL(there.url, baseURL).href);
  await page.getByRole("button", { name: "Move it there" }).click();
  await toMore.click();
  await page.getByRole("button", { name: "Close the thread" }).click();
  await expect(page.getByText(/closed/).first()).toBeVisible();
  await page.goto(url);
  await expect(page.getByText("Call me about the ladder.")).toHaveCount(0);
  await page.goto(there.url);
  await expect(thread).toContainText("Call me about the ladder.");
  await expect(thread.getByRole("link", { name: /^Reply to/ })).toHaveCount(0);
});

test("many are decided with one press, and all of it is taken back with another (M04) @printed", async ({
  page,
}) => {
  const { desk } = await aQueue("On many", ["The first fig.", "The second fig.", "The third fig."]);
  await signIn(page, await aModerator());
  await page.goto(desk);
  await page.getByRole("link", { name: "Decide about many" }).click();

  for (const text of ["The first fig.", "The third fig."]) {
    await page.getByRole("listitem").filter({ hasText: text }).getByRole("checkbox").check();
  }
  await page.getByLabel("Why, with a rejection").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Reject those selected" }).click();
  await expect(page.getByRole("heading", { name: "2 rejected." })).toBeVisible();
  await page.getByRole("link", { name: "Decide about many" }).click();
  await expect(page.getByRole("checkbox")).toHaveCount(1);

  await page.goBack();
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(page.getByRole("heading", { name: "2 undone." })).toBeVisible();
  await page.getByRole("link", { name: "Decide about many" }).click();
  await expect(page.getByRole("checkbox")).toHaveCount(3);
});

/** A post with comments that wait, and the desk narrowed to their writer. */
async function aQueue(title: string, texts: string[]): Promise<{ url: string; desk: string }> {
  const email = `${randomUUID()}@example.org`;
  const comments = texts.map((text) => ({ name: "Ben", email, text, approved: "0" }));
  const { url } = await aPublishedPost(title, "<p>One paragraph.</p>", comments);
  return { url, desk: `/dashboard/comments?writer=${email}` };
}
