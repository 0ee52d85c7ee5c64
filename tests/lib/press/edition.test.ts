import { expect, test } from "vitest";
import { write } from "#db/client.ts";
import { currentEdition, raiseEdition } from "#lib/press/edition.ts";

test("a committed change raises the edition", async () => {
  const before = await currentEdition();

  await write((tx) => raiseEdition(tx));

  expect(await currentEdition()).toBe(before + 1);
});

test("a change that is rolled back leaves the edition as it was", async () => {
  const before = await currentEdition();

  const failing = write(async (tx) => {
    await raiseEdition(tx);
    throw new Error("rolled back");
  });

  await expect(failing).rejects.toThrow("rolled back");
  expect(await currentEdition()).toBe(before);
});

test("a change of several things raises it once", async () => {
  const before = await currentEdition();

  await write(async (tx) => {
    await raiseEdition(tx);
    await raiseEdition(tx);
  });

  expect(await currentEdition()).toBe(before + 1);
});
