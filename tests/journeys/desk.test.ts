import type { Browser, Locator, Page } from "@playwright/test";
import { randomUUID } from "node:crypto";
import {
  aModerator,
  anAddress,
  aPublishedPost,
  expect,
  signIn,
  test,
} from "#tests/support/site.ts";

/** What the run below is measured with: 30 decisions, and 200 rounds. */
const decisions = Number(process.env.DECISIONS ?? 9);
const rounds = Number(process.env.ROUNDS ?? 3);

test("decisions by keyboard are as many as were meant, each on the comment that was read", async ({
  page,
}) => {
  test.setTimeout(decisions * 10_000 + 60_000);
  const key = await waitingComments(decisions);
  await signIn(page, await aModerator());
  await page.goto(`/dashboard/comments?writer=${key}@example.org`);

  for (let place = 1; place <= decisions; place += 1) {
    const heading = writerAt(page, `Writer ${place} ${key}`);
    await expect(heading).toBeVisible();
    // As an impatient finger does: what comes too early, twice, or held down decides nothing else.
    await expect(async () => {
      await page.keyboard.press(keyFor(place));
      await page.keyboard.press(keyFor(place));
      await expect(heading).toBeHidden({ timeout: 100 });
    }).toPass({ intervals: [100] });
  }

  await expect(page.getByRole("heading", { level: 2, name: /^Nothing/ })).toBeFocused();
  for (const [state, first] of [
    ["published", 1],
    ["rejected", 2],
    ["spam", 3],
  ] as const) {
    await page.goto(`/dashboard/comments?queue=all&state=${state}&writer=${key}@example.org`);
    const rows = page.getByRole("navigation", { name: "All comments" }).getByRole("listitem");
    const names = await rows.filter({ hasText: key }).allTextContents();
    const places = names.map((name) => Number(/Writer (\d+)/.exec(name)?.[1]));
    expect(places.sort((a, b) => a - b)).toEqual(
      Array.from({ length: decisions / 3 }, (_, step) => first + 3 * step),
    );
  }
});

test("keys are the browser's where somebody types, with a modifier, and once they are switched off", async ({
  page,
}) => {
  const key = await waitingComments(2);
  await signIn(page, await aModerator());
  await page.goto(`/dashboard/comments?writer=${key}@example.org`);
  const first = writerAt(page, `Writer 1 ${key}`);
  await press(page, "?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("Escape");

  await page.getByLabel("To the writer").fill("");
  await page.keyboard.type("as usual");
  await expect(page.getByLabel("To the writer")).toHaveValue("as usual");
  await page.getByLabel("To the writer").blur();
  for (const chord of ["Control+s", "Alt+a", "Control+j"]) await page.keyboard.press(chord);
  await expect(first).toBeVisible();

  await press(page, "j");
  await expect(writerAt(page, `Writer 2 ${key}`)).toBeVisible();
  await press(page, "k");
  await expect(first).toBeVisible();
  await press(page, "?");
  await page.getByRole("checkbox", { name: "Use these keys" }).uncheck();
  await page.getByRole("button", { name: "Close" }).click();
  await page.keyboard.press("j");
  await page.keyboard.press("a");
  await page.reload();
  await press(page, "j");
  await expect(first).toBeVisible();
  await expect(page.getByRole("status")).toHaveText("");
});

test("of two who press at the same moment exactly one decides, every time (M01)", async ({
  browser,
  baseURL,
}) => {
  test.setTimeout(rounds * 10_000 + 60_000);
  const key = await waitingComments(rounds);
  const [approver, rejecter] = await Promise.all([
    aDesk(browser, baseURL),
    aDesk(browser, baseURL),
  ]);

  for (let round = 1; round <= rounds; round += 1) {
    const pages = [approver, rejecter];
    await Promise.all(
      pages.map((page) => page.goto(`/dashboard/comments?writer=${key}@example.org`)),
    );
    for (const page of pages) {
      await expect(writerAt(page, `Writer ${round} ${key}`)).toBeVisible();
    }
    await Promise.all([
      approver.getByRole("button", { name: "Approve" }).click(),
      rejecter.getByRole("button", { name: "Reject" }).click(),
    ]);
    const said = await Promise.all(pages.map(answerAt));
    const decided = said.filter((words) => /^(Approved|Rejected)\./.test(words));
    const told = said.filter((words) => /^Una Undoes (approved|rejected) this /.test(words));
    expect([round, decided.length, told.length]).toEqual([round, 1, 1]);
  }
});

test("two who have the same comment open see each other, and one gives it to the other", async ({
  page,
  browser,
  baseURL,
}) => {
  const address = `/dashboard/comments?writer=${await waitingComments(1)}@example.org`;
  const una = await aDesk(browser, baseURL);
  await signIn(page, "owner@example.org");

  const isHeard = una.waitForResponse(
    (answer) => answer.url().includes("/looks") && answer.request().method() === "POST",
  );
  await una.goto(address);
  await isHeard;
  await page.goto(address);
  await expect(page.getByText(/^Una Undoes has this open since \d/)).toBeVisible();
  await page.getByLabel("Whose turn it is").selectOption({ label: "Una Undoes" });
  await page.getByRole("button", { name: "Assign" }).click();
  await expect(page.getByText("Una Undoes’s turn")).toBeVisible();

  await una.reload();
  await expect(una.getByText(/^Olga Owner has this open since \d/)).toBeVisible();
  await expect(una.getByText("Una Undoes’s turn")).toBeVisible();
  await una.close();
});

function keyFor(place: number): string {
  return ["a", "r", "s"][(place - 1) % 3] ?? "";
}

/** Comments that wait, from writers whose names hold the answer and are nobody else's. */
async function waitingComments(count: number): Promise<string> {
  const key = randomUUID();
  const comments = Array.from({ length: count }, (_, place) => ({
    name: `Writer ${place + 1} ${key}`,
    email: `${key}@example.org`,
    text: `Thought ${place + 1} of many.`,
    approved: "0",
  }));
  await aPublishedPost("On keys", "<p>One paragraph.</p>", comments);
  return key;
}

async function aDesk(browser: Browser, baseURL: string | undefined): Promise<Page> {
  const page = await browser.newPage({
    ...(baseURL && { baseURL }),
    extraHTTPHeaders: { "x-forwarded-for": anAddress() },
  });
  await signIn(page, await aModerator());
  return page;
}

/** Once the page listens to keys. */
async function press(page: Page, key: string): Promise<void> {
  await expect(page.getByRole("button", { name: "Keys" })).toBeVisible();
  await page.keyboard.press(key);
}

function writerAt(page: Page, name: string): Locator {
  return page.getByRole("heading", { level: 2, name });
}

/** What the desk says of the last press. */
async function answerAt(page: Page): Promise<string> {
  const status = page.getByRole("status");
  await expect(status).not.toBeEmpty();
  return (await status.textContent()) ?? "";
}
