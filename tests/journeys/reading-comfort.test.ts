import type { Page } from "@playwright/test";
import { barriersOn } from "#tests/support/barriers.ts";
import { lineLengths } from "#tests/support/line-lengths.ts";
import { aPublishedPost, expect, test } from "#tests/support/site.ts";
import type { ExportedComment } from "#tests/support/wordpress-export.ts";

/** What is measured, as it was rendered: nothing here is true because a style sheet says so. */

const sentence =
  "A joist carries what it was given, and says so in the only way it can, by bending a little more " +
  "each year than the drawing allowed for. ";

/** Replies eight deep, and the kinds of text that break a page. Numbers are those an import gives. */
const thread: ExportedComment[] = [
  { name: "Ruth Petrie", text: Array(4).fill(sentence.repeat(4)).join("\n\n"), approved: "1" },
  { name: "W".repeat(80), text: "W".repeat(400), approved: "1", parent: 101 },
  {
    name: "سلمى الحداد",
    text: "تعليق بالعربية عن الجسور. ".repeat(12),
    approved: "1",
    parent: 102,
  },
  { name: "Ben", text: `https://example.org/${"long/".repeat(80)}`, approved: "1", parent: 103 },
  { name: "Cleo", text: `<pre>${"x = f(y); ".repeat(30)}</pre>`, approved: "1", parent: 104 },
  { name: "Dov", text: `<blockquote>${sentence}</blockquote>`, approved: "1", parent: 105 },
  { name: "Esi", text: "First line\nsecond line", approved: "1", parent: 106 },
  { name: "Farid", text: sentence.repeat(3), approved: "1", parent: 107 },
];

const table = `<table><tbody><tr>${"<td>A cell of words</td>".repeat(9)}</tr></tbody></table>`;
const body = `<p>${sentence.repeat(3)}</p><h2>A part</h2>${table}`;

async function aDiscussedPost(title: string): Promise<string> {
  return (await aPublishedPost(title, body, thread)).url;
}

test("a reader with nothing but a keyboard reads, answers a comment and gets the receipt", async ({
  page,
}) => {
  await page.goto(await aDiscussedPost("By keyboard alone"));
  const press = async (key: string) => {
    await page.keyboard.press(key);
    await expect(page.locator(":focus")).toHaveCount(1);
    expect(await focusOutline(page)).toMatch(/^solid [3-9]px$/);
  };
  const passed: number[] = [];
  const tabTo = async (name: RegExp) => {
    for (let presses = 0; presses < 80; presses += 1) {
      await press("Tab");
      passed.push(await placeInDocument(page));
      if (name.test(await nameOfFocused(page))) return;
    }
    throw new Error(`No Tab leads to ${name}.`);
  };

  await tabTo(/^Skip to the text$/);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/#text$/);
  await tabTo(/^Reply to Ben$/);
  expect(passed).toEqual(passed.toSorted((a, b) => a - b));
  await page.keyboard.press("Enter");

  const form = page.getByRole("form", { name: "Reply to Ben" });
  await expect(form).toBeInViewport();
  // In its place: under the comment it answers, and before the next.
  await expect(page.locator("li", { has: form }).last().getByRole("heading").first()).toContainText(
    "Ben",
  );
  await tabTo(/^Comment$/);
  await page.keyboard.type("An answer typed without a mouse.");
  await tabTo(/^Name$/);
  await page.keyboard.type("Keyboard");
  await tabTo(/^E-mail$/);
  await page.keyboard.type("not an address");
  await tabTo(/^Post comment$/);
  await page.keyboard.press("Enter");

  await expect(page.getByRole("alert")).toBeFocused();
  await expect(page.getByLabel("Comment", { exact: true })).toHaveValue(/without a mouse/);
  await press("Tab");
  await page.keyboard.press("Enter");
  await expect(page.getByLabel("E-mail")).toBeFocused();
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.type("keyboard@example.org");
  await page.keyboard.press("Enter");

  await expect(page).toHaveURL(/\/receipts\//);
  const own = page.getByRole("article").filter({ hasText: "typed without a mouse" });
  await expect(own.last()).toContainText("Waiting for approval. Only you can see this.");
});

test("reading and commenting have no barrier that can be detected", async ({ page }) => {
  const url = await aDiscussedPost("No barrier");

  for (const address of [url, `${url}?from=0-1`, `${url}?from=x`]) {
    await page.goto(address);
    expect(await barriersOn(page), address).toEqual([]);
  }
  await page.goto(url);
  await page.getByRole("link", { name: "Reply to Ruth Petrie" }).click();
  await page.getByRole("button", { name: "Post comment" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  expect(await barriersOn(page)).toEqual([]);
});

test("assistive technology finds the conversation as a region, its comments as headings in order", async ({
  page,
}) => {
  await page.goto(await aDiscussedPost("As it is heard"));

  const region = page.getByRole("complementary", { name: "8 comments" });
  const headings = await region
    .getByRole("heading")
    .evaluateAll((all) =>
      all.map((heading) => `${heading.tagName} ${heading.textContent.replace(/,.*/s, "")}`),
    );

  expect(headings.slice(0, 3)).toEqual(["H2 8 comments", "H3 Leave a comment", "H3 Ruth Petrie"]);
  expect(headings.slice(3).map((heading) => heading.slice(0, 2))).toEqual(Array(7).fill("H3"));
  const levels = await page
    .locator("h1, h2, h3, h4, h5, h6")
    .evaluateAll((all) => all.map(({ tagName }) => Number(tagName[1])));
  expect(levels[0]).toBe(1);
  expect(levels.every((level, place) => level <= (levels[place - 1] ?? 0) + 1)).toBe(true);
  await expect(region.getByRole("link", { name: "in reply to Dov" })).toHaveAttribute("href", /^#/);
});

for (const [circumstance, style] of [
  ["at 320 pixels, which is 400 % of 1280", ""],
  ["with more space between letters, words and lines", wider()],
] as const) {
  test(`nothing scrolls sideways and nothing is cut off, ${circumstance}`, async ({ page }) => {
    const url = await aDiscussedPost("Narrow");
    await page.setViewportSize({ width: 320, height: 640 });

    for (const address of [url, `${url}?from=0-1`, `${url}?reply=1`]) {
      await page.goto(address);
      await page.evaluate((css) => {
        const sheet = new CSSStyleSheet();
        sheet.replaceSync(css);
        document.adoptedStyleSheets.push(sheet);
      }, style);

      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      expect(await cutOff(page)).toEqual([]);
    }
  });
}

for (const width of [768, 1440]) {
  test(`comments are set as prose, 45 to 90 characters to the line, at ${width} pixels`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(await aDiscussedPost("Line by line"));

    const lengths = await lineLengths(
      page.locator("aside .e-content > p").filter({ hasText: /^A joist/ }),
    );
    const size = await page
      .locator("article .e-content p")
      .last()
      .evaluate((paragraph) => parseFloat(getComputedStyle(paragraph).fontSize));

    const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    expect(lengths.length).toBeGreaterThan(10);
    expect(average).toBeGreaterThanOrEqual(45);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(90);
    expect(size).toBeGreaterThanOrEqual(16);
  });
}

test("what can be pressed is large enough, at 320 pixels and at 1440", async ({ page }) => {
  const url = await aDiscussedPost("At a finger's width");

  for (const width of [320, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(url);
    const region = page.getByRole("complementary");
    for (const control of await region
      .locator("button, input:not([type=checkbox]), textarea")
      .all()) {
      if (!(await control.isVisible())) continue;
      expect((await control.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    }
    for (const reply of await region.getByRole("link", { name: /^Reply to/ }).all()) {
      expect((await reply.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    }
    for (const small of await region.locator("h3 a, :scope > p a, [type=checkbox]").all()) {
      expect((await small.boundingBox())?.height).toBeGreaterThanOrEqual(24);
    }
  }
});

test("a reader's place stays: nothing moves while a page arrives, nor when a draft is put back", async ({
  page,
}) => {
  const url = await aDiscussedPost("In place");
  for (const width of [320, 1440]) {
    await page.setViewportSize({ width, height: 640 });
    await page.goto(url);
    const kept = page.getByText("Draft kept on this device.");
    const form = page.getByRole("form", { name: "Leave a comment" });
    await page.evaluate(() => document.fonts.ready);
    expect(await layoutShift(page)).toBeLessThanOrEqual(0.02);

    await expect(kept).toBeHidden();
    const height = (await form.boundingBox())?.height;
    await form.getByLabel("Comment", { exact: true }).fill("Half a thought");
    await expect(kept).toBeVisible();
    expect((await form.boundingBox())?.height).toBe(height);

    await page.reload();
    await expect(kept).toBeVisible();
    expect((await form.boundingBox())?.height).toBe(height);
    await form.getByLabel("Comment", { exact: true }).fill("");
  }
});

test("a link to a comment on another page of its conversation leads to it", async ({ page }) => {
  const many = Array.from({ length: 130 }, (_, n): ExportedComment => {
    return { name: `Writer ${n + 1}`, text: `Comment number ${n + 1}.`, approved: "1" };
  });
  const { url } = await aPublishedPost("At length", body, many);
  await page.goto(url);
  await expect(page.getByRole("heading", { name: "130 comments" })).toBeVisible();
  await page.getByRole("link", { name: "Later comments" }).click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Comments on “At length”");
  const link = page.getByRole("heading", { name: /^Writer 130/ }).getByRole("link");
  const permalink = new URL((await link.getAttribute("href")) ?? "", page.url());
  await page.getByRole("link", { name: "Earlier comments" }).click();
  await expect(page.getByText("Comment number 1.", { exact: true })).toBeAttached();

  for (const address of [
    permalink.href,
    `/comments/${permalink.hash.slice(9)}`,
    url + permalink.hash,
  ]) {
    await page.goto("about:blank");
    await page.goto(address);
    await expect(page).toHaveURL(permalink.href);
    await expect(page.getByText("Comment number 130.")).toBeInViewport();
  }
});

/** The space between letters, words, lines and paragraphs that WCAG 1.4.12 asks a page to bear. */
function wider(): string {
  return `* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
    word-spacing: 0.16em !important; } p { margin-block-end: 2em !important; }`;
}

/** Elements of the conversation whose text does not fit into them. */
async function cutOff(page: Page): Promise<string[]> {
  return page.locator("aside article, aside article *").evaluateAll((all) =>
    all
      .filter((one) => getComputedStyle(one).overflow !== "visible")
      .filter(
        (one) => one.scrollHeight > one.clientHeight + 1 || one.scrollWidth > one.clientWidth + 1,
      )
      .map((one) => one.outerHTML.slice(0, 80)),
  );
}

async function focusOutline(page: Page): Promise<string> {
  return page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(
      document.activeElement ?? document.body,
    );
    return `${outlineStyle} ${outlineWidth}`;
  });
}

async function nameOfFocused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    const label = focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement;
    return ((label ? focused.labels?.[0]?.textContent : focused?.textContent) ?? "").trim();
  });
}

/** How many elements stand before the focused one: the order of reading. */
async function placeInDocument(page: Page): Promise<number> {
  return page.evaluate(() =>
    [...document.querySelectorAll("*")].indexOf(document.activeElement ?? document.body),
  );
}

async function layoutShift(page: Page): Promise<number> {
  return page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) {
            sum += entry.value;
          }
        }).observe({ type: "layout-shift", buffered: true });
        // The frame after next: whatever has shifted is buffered and has been told by then.
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(sum)));
      }),
  );
}
