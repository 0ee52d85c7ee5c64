import { expect, test } from "vitest";
import { redirection } from "#lib/press/print.ts";
import { Shelf } from "#lib/press/shelf.ts";

const hour = 3_600_000;
const page = redirection("/somewhere");

test("a print is made anew after an hour, so that what it says of the time stays true", () => {
  const shelf = new Shelf(10_000);
  shelf.keep("/", 1, page, 0);

  expect(shelf.find("/", 1, hour)).toBe(page);
  expect(shelf.find("/", 1, hour + 1)).toBeUndefined();
  expect(shelf.bytes).toBe(0);
});

test("a print of an older edition is never found, and what is asked for least goes first", () => {
  const shelf = new Shelf(1_200);
  shelf.keep("/a", 1, page);
  shelf.keep("/b", 1, page);
  shelf.find("/a", 1);
  shelf.keep("/c", 1, page);

  expect(shelf.find("/b", 1)).toBeUndefined();
  expect(shelf.find("/a", 1)).toBe(page);
  expect(shelf.find("/a", 2)).toBeUndefined();
});
