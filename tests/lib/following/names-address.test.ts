import { expect, test } from "vitest";
import { namesAddress } from "#lib/following/names-address.ts";

const jo = "jo@example.org";

test.each([
  "jo@example.org",
  "The writer Jo@Example.org.",
  "“jo@example.org”",
  "<jo@example.org>, ...",
])("%s names the address", (text) => expect(namesAddress(text, jo)).toBe(true));

test.each([
  "banjo@example.org",
  "a.jo@example.org",
  "a+jo@example.org",
  "jo@example.org.uk",
  "jo@examples.org",
])("%s is the address of somebody else", (text) => expect(namesAddress(text, jo)).toBe(false));
