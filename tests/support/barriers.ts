import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/**
 * What keeps somebody from using the page as it is now: whatever axe finds in it, narrow and in the
 * light; then, wide and in the dark, of that what colours decide; and scrolling sideways in both.
 */
export async function barriersOn(page: Page): Promise<string[]> {
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 320, height: 800 });
  const inTheLight = await new AxeBuilder({ page }).analyze();
  const narrow = await sideways(page);

  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 1280, height: 800 });
  const ofColour = ["color-contrast", "link-in-text-block"];
  const inTheDark = await new AxeBuilder({ page }).withRules(ofColour).analyze();
  const wide = await sideways(page);

  const found = [...inTheLight.violations, ...inTheDark.violations];
  const named = found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
  return [...named, ...[narrow, wide].filter((problem) => problem !== undefined)];
}

async function sideways(page: Page): Promise<string | undefined> {
  const { scrollWidth, clientWidth } = await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    return { scrollWidth, clientWidth };
  });
  return scrollWidth > clientWidth ? `scrolls sideways in ${clientWidth} pixels` : undefined;
}
