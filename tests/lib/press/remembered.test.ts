import { expect, test } from "vitest";
import { Remembered } from "#lib/press/remembered.ts";

test("a value is read once", async () => {
  const remembered = new Remembered<number>();

  expect(await remembered.get(async () => 1)).toBe(1);
  expect(await remembered.get(async () => 2)).toBe(1);
});

test("a read that began before a change is not remembered in place of it", async () => {
  const remembered = new Remembered<number>();
  let find = (_: number) => {};
  const slow = remembered.get(() => new Promise<number>((resolve) => (find = resolve)));

  remembered.forget();
  remembered.set(2);
  find(1);

  expect(await slow).toBe(1);
  expect(await remembered.get(async () => 3)).toBe(2);
});

test("what may have changed is read afresh", async () => {
  const remembered = new Remembered<number>();
  let find = (_: number) => {};
  const slow = remembered.get(() => new Promise<number>((resolve) => (find = resolve)));

  remembered.forget();
  find(1);
  await slow;

  expect(await remembered.get(async () => 2)).toBe(2);
});
