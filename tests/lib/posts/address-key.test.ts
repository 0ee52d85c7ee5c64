import { expect, test } from "vitest";
import { normaliseAddress } from "#lib/posts/address-key.ts";

test("every spelling of one old address has one key", () => {
  const spellings = ["/2009/08/caf%C3%A9/", "/2009/08/caf%c3%a9", "/2009/08/café?utm_source=x#top"];

  expect(new Set(spellings.map(normaliseAddress))).toEqual(new Set(["/2009/08/café"]));
});

test("of a query only what chose a post is kept, in one order", () => {
  expect(normaliseAddress("/?utm_medium=mail&p=12")).toBe("/?p=12");
  expect(normaliseAddress("/?p=1&cat=2")).toBe(normaliseAddress("/?cat=2&p=1"));
});

test("an address that cannot be decoded is its own key", () => {
  expect(normaliseAddress("/%zz/")).toBe("/%zz");
});
