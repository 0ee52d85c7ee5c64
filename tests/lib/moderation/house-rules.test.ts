import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { reader } from "#db/client.ts";
import { logEntries } from "#db/schema/log.ts";
import { currentEdition } from "#lib/press/edition.ts";
import {
  areThereHouseRules,
  listHouseRules,
  readHouseRules,
  renderHouseRules,
} from "#lib/settings/house-rules.ts";
import { changeHouseRules } from "#lib/moderation/change-house-rules.ts";
import type { Owner } from "#lib/identity/roles.ts";
import { anOwner } from "#tests/support/members.ts";

test("there is no page of house rules before somebody writes one, and none after it is emptied", async () => {
  const owner = await anOwner();
  expect(await areThereHouseRules()).toBe(false);
  expect(await renderHouseRules()).toBeUndefined();
  const edition = await currentEdition();

  await save("Be kind.", owner);

  expect(await areThereHouseRules()).toBe(true);
  expect((await renderHouseRules())?.html).toBe("<p>Be kind.</p>");
  expect(await currentEdition()).toBeGreaterThan(edition);
  await save(" \n\u200b", owner);
  expect(await areThereHouseRules()).toBe(false);
});

test("a rule is known by its heading, wherever it stands", async () => {
  const owner = await anOwner();
  await save("## Be brief\n\nDo.\n\n## Say what you saw\n\nDo.", owner);
  const before = await listHouseRules();

  await save("## Say what you saw\n\nDo.\n\n## New\n\nToo.\n\n## Be brief\n\nDo not.", owner);

  expect(before).toEqual([
    { id: "section-be-brief", heading: "Be brief" },
    { id: "section-say-what-you-saw", heading: "Say what you saw" },
  ]);
  expect(await listHouseRules()).toEqual(expect.arrayContaining(before));
  expect((await renderHouseRules())?.html).toContain('id="section-be-brief"');
});

test("of two who edit at once the second is told, and overwrites nobody", async () => {
  const [ana, ben] = [await anOwner("Ana"), await anOwner("Ben")];
  const { version } = await readHouseRules();
  await changeHouseRules({ text: "Ana’s", seenVersion: version }, ana);

  const second = await changeHouseRules({ text: "Ben’s", seenVersion: version }, ben);

  const saved = { text: "Ana’s", version: version + 1 };
  expect(second).toEqual({ outcome: "stale", now: saved });
  expect(await readHouseRules()).toEqual(saved);
});

test("what would run or is too long is not taken into the page", async () => {
  const owner = await anOwner();
  await save('Look <script>alert(1)</script><a href="javascript:x">here</a>', owner);

  const html = (await renderHouseRules())?.html ?? "";

  expect(html).not.toMatch(/<script|javascript:/);
  const { version } = await readHouseRules();
  const long = await changeHouseRules({ text: "x".repeat(20_001), seenVersion: version }, owner);
  const message = "House rules must be 20,000 characters or fewer. Yours have 20,001.";
  expect(long).toEqual({ outcome: "invalid", problems: [{ field: "text", message }] });
  const hidden = await changeHouseRules({ text: "a\u0000b", seenVersion: version }, owner);
  expect(hidden.outcome).toBe("invalid");
});

test("who changed them is in the log, with the rules there were from then on", async () => {
  const owner = await anOwner("Olga");

  await save("## Be brief\n\n## Say what you saw", owner);
  await save("## Be brief\n\n## Say what you saw", owner);

  const rows = await reader.select().from(logEntries).where(eq(logEntries.memberId, owner.id));
  expect(rows).toMatchObject([{ kind: "house-rules", detail: "Be brief; Say what you saw" }]);
});

async function save(text: string, by: Owner): Promise<void> {
  const { version } = await readHouseRules();
  expect(await changeHouseRules({ text, seenVersion: version }, by)).toEqual({
    outcome: "changed",
  });
}
