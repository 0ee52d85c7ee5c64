import { expect, test } from "vitest";
import {
  countSpam,
  findNewerPage,
  findNext,
  listPublicEntries,
} from "#lib/moderation/log/public.ts";
import { plansOf } from "#tests/support/plans.ts";

const now = new Date();

test("a page of the public log walks the public rows alone, and none is sorted", async () => {
  for (const read of [
    () => listPublicEntries(5, now),
    () => listPublicEntries(undefined, now),
    () => findNewerPage(5, now),
    () => findNext(5, now),
  ]) {
    const plans = await plansOf(read);

    expect(plans[0]).toMatch(/log_entries USING (COVERING )?INDEX log_entries_public/);
    expect(plans.slice(0, 4).join()).not.toContain("TEMP B-TREE");
  }
});

test("spam is counted from its days, and by what was done about each row", async () => {
  const plans = (await plansOf(() => countSpam(now, now))).join("\n");

  expect(plans).toMatch(/INDEX log_entries_kind \(kind=\? AND at>\? AND at<\?\)/);
  expect(plans).toMatch(/later USING INDEX log_entries_about \(about=\?\)/);
});
