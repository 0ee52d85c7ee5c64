import { lineLengths } from "#tests/support/line-lengths.ts";
import { aPublishedPost, expect, test } from "#tests/support/site.ts";
import { body, divided } from "#tests/support/bodies.ts";

test("nothing scrolls sideways at 320 pixels", async ({ page }) => {
  const { url } = await aPublishedPost(
    "Narrow, with averyveryverylongwordinitstitle",
    body + divided,
  );
  await page.setViewportSize({ width: 320, height: 640 });

  for (const address of ["/", url, "/nothing-here"]) {
    await page.goto(address);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  }
});

for (const width of [768, 1440]) {
  test(`lines average 60 to 70 characters, none above 90, at ${width} pixels`, async ({ page }) => {
    const { url } = await aPublishedPost("Line by line", body);
    await page.setViewportSize({ width, height: 900 });
    await page.goto(url);

    const lengths = await lineLengths(
      page.locator(".e-content > p").filter({ hasNotText: /^http/ }),
    );

    const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    expect(average).toBeGreaterThanOrEqual(60);
    expect(average).toBeLessThanOrEqual(70);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(90);
  });
}

test("a note hangs beside its mark where there is a margin, and stands at the end where there is none", async ({
  page,
}) => {
  const { url } = await aPublishedPost("Noted", divided);
  await page.goto(url);
  const mark = page.locator("[role=doc-noteref]");
  const note = page.getByRole("listitem").filter({ hasText: "A note about it." });
  const distance = async (): Promise<number> =>
    Math.abs(((await note.boundingBox())?.y ?? 0) - ((await mark.boundingBox())?.y ?? 0));

  await page.setViewportSize({ width: 1440, height: 900 });
  expect(await distance()).toBeLessThan(24);

  await page.setViewportSize({ width: 768, height: 900 });
  expect(await distance()).toBeGreaterThan(200);
  await note.locator("[role=doc-backlink]").click();
  await expect(page).toHaveURL(/#section-n1-link$/);
});

test("on paper there is the text, where its links lead, and nothing to press", async ({ page }) => {
  const { url } = await aPublishedPost("On paper", divided);
  await page.goto(url);
  const addresses = page.getByText("https://example.org/measured", { exact: true });
  const whereabouts = page.getByText(new RegExp(`^http.*${url}$`));
  await expect(page.getByRole("textbox", { name: "Comment", exact: true })).toBeVisible();
  await expect(addresses.or(whereabouts)).toHaveCount(2);
  for (const hidden of await addresses.or(whereabouts).all()) await expect(hidden).toBeHidden();

  await page.emulateMedia({ media: "print" });

  await expect(addresses).toBeVisible();
  await expect(whereabouts).toBeVisible();
  await expect(page.getByRole("heading", { name: "On paper" })).toBeVisible();
  await expect(page.getByRole("textbox").or(page.getByRole("button"))).toHaveCount(0);
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(page.getByRole("combobox")).toHaveCount(0);
  await expect(page.locator("body")).toHaveCSS("color", "rgb(0, 0, 0)");
});
