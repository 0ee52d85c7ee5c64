import AxeBuilder from "@axe-core/playwright";
import { expect, test, type Page } from "@playwright/test";
import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command, password, startSite, type StartedSite } from "#tests/support/start-site.ts";
import { wordpressExport } from "#tests/support/wordpress-export.ts";

/** An owner turns the publication to Arabic, and everything readers see runs from right to left. */

// One site for both.
test.describe.configure({ mode: "default" });

let site: StartedSite;

test.beforeAll(async () => {
  site = await startSite();
  const owner = ["--email", "layla@example.org", "--name", "ليلى", "--role", "owner"];
  await command(site.dataFolder, "member", ["add", ...owner, "--password", password]);
  await importPosts();
});

test.afterAll(async () => {
  await site.stop();
});

test("a publication in Arabic is whole, from its settings to a refused comment", async ({
  page,
}) => {
  await turnToArabic(page);

  for (const width of [320, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    for (const address of ["/", post, "/archive", "/tags", "/conversation", "/nothing-here"]) {
      await page.goto(site.url + address);
      await expect(page.locator("html")).toHaveAttribute("lang", "ar");
      await expectMirrored(page, width);
      if (width === 1440) await expectWithoutBarriers(page);
    }
  }

  await page.goto(site.url + post);
  await expect(page.getByText("3 تعليقات")).toBeVisible();
  await expect(page.locator("time").first()).toHaveText("1 مارس 2026");
  await page.getByLabel("الاسم").fill("Ben");
  await page.getByRole("button", { name: "أرسل التعليق" }).click();
  const problem = page.getByRole("alert", { name: "هناك مشكلة" });
  await expect(problem.getByRole("link", { name: "اكتب تعليقًا." })).toBeVisible();
  await expectMirrored(page, 1440);
  await expectWithoutBarriers(page);
});

test("a text runs as its own language does, on a page that runs the other way", async ({
  page,
}) => {
  await turnToArabic(page);
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.goto(site.url + post);

  const text = page.locator(".e-content").first();
  const edges = await page.locator("main").evaluate((main) => {
    const edge = (selector: string) =>
      main.querySelector(selector)?.getBoundingClientRect().left ?? NaN;
    return { margin: edge("time"), text: edge(".e-content") };
  });
  const english = page.getByRole("complementary").getByText("An English answer.");

  expect(edges.margin).toBeGreaterThan(edges.text);
  await expect(text).toHaveCSS("direction", "rtl");
  await expect(english).toHaveCSS("direction", "ltr");
  await expect(page.locator("pre")).toHaveCSS("direction", "ltr");
  await expect(page.locator("h1").last()).toHaveCSS("letter-spacing", "normal");
});

const post = "/posts/wall";

async function importPosts(): Promise<void> {
  const file = join(tmpdir(), `arabic-${process.pid}.xml`);
  const body =
    "<p>الجدار القديم لا يكذب.</p><h2>أدوات</h2><ol><li>مسطرة</li><li>قلم</li></ol>" +
    `<pre><code>${"const width = 1; ".repeat(12)}</code></pre>` +
    `<table><tr>${"<th>الشهر</th>".repeat(9)}</tr></table>`;
  const comments = ["تعليق أول.", "An English answer.", "تعليق ثالث."].map((text, place) => ({
    name: place === 1 ? "Ben (Leeds)" : "سمير",
    text,
    approved: "1",
  }));
  const wall = {
    title: "ما الذي يقوله لك الشق في الجدار",
    slug: "wall",
    body,
    tag: "حجر",
    comments,
  };
  writeFileSync(file, wordpressExport("arabic.example.org", [wall]));
  await command(site.dataFolder, "import", { file, isDryRun: false });
  rmSync(file);
}

async function turnToArabic(page: Page): Promise<void> {
  await page.goto(`${site.url}/sign-in`);
  await page.locator("[name=email]").fill("layla@example.org");
  await page.locator("[name=password]").fill(password);
  await page.locator("main button").click();
  await page.waitForURL(/\/dashboard/);
  await page.goto(`${site.url}/dashboard/settings`);
  await page.getByLabel("Language").fill("ar");
  await page.getByRole("button", { name: "Save the publication’s settings" }).click();
  await expect(page.getByText("Now Arabic, written from right to left")).toBeVisible();
}

/** The page runs from right to left, its margin is at the right, and nothing scrolls sideways. */
async function expectMirrored(page: Page, width: number): Promise<void> {
  const { direction, scrollWidth, start } = await page.evaluate(() => ({
    direction: getComputedStyle(document.body).direction,
    scrollWidth: document.documentElement.scrollWidth,
    start: innerWidth - (document.querySelector("footer > *")?.getBoundingClientRect().right ?? 0),
  }));
  expect(direction).toBe("rtl");
  expect(scrollWidth).toBe(width);
  if (width === 1440) expect(start).toBeGreaterThan(12 * 16);
}

async function expectWithoutBarriers(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => [page.url(), id, nodes[0]?.html])).toEqual([]);
}
