import type { Locator } from "@playwright/test";

/** How many characters stand on each full line of the paragraphs, as they were rendered. */
export async function lineLengths(paragraphs: Locator): Promise<number[]> {
  await paragraphs.page().evaluate(() => document.fonts.ready);
  return paragraphs.evaluateAll((all) =>
    all.flatMap((paragraph) => {
      const text = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode();
      const range = document.createRange();
      const lines = new Map<number, number>();
      for (let at = 0; at < (text?.nodeValue?.length ?? 0); at += 1) {
        if (text) range.setStart(text, at);
        if (text) range.setEnd(text, at + 1);
        const line = Math.round(range.getBoundingClientRect().bottom);
        lines.set(line, (lines.get(line) ?? 0) + 1);
      }
      return [...lines.values()].slice(0, -1);
    }),
  );
}
