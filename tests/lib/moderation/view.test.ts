import fc from "fast-check";
import { expect, test } from "vitest";
import {
  deskAddress,
  deskQuery,
  queues,
  readDeskView,
  readViewField,
  standings,
  type DeskView,
} from "#lib/moderation/view.ts";

const whole: DeskView = {
  queue: "reported",
  post: 7,
  writer: "ben+x@example.org",
  rule: "many-links",
  from: "2026-01-31",
  to: "2026-02-28",
  language: "de",
  state: "published",
  q: "lime & “stone” 50%",
  after: { at: -5, id: 12 },
  before: { at: 5, id: 3 },
  comment: 44,
  press: 55,
};

test("a view is the same after it was an address", () => {
  expect(readViewField(deskQuery(whole))).toEqual(whole);
  expect(readDeskView(new URL(deskAddress(whole), "http://x").searchParams)).toEqual(whole);
});

test("any view is the same after it was an address", () => {
  const number = fc.integer({ min: 1, max: 1e14 });
  const place = fc.record({ at: fc.integer({ min: -1e14, max: 1e14 }), id: number });
  const words = fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 });
  const any = fc.record(
    {
      queue: fc.constantFrom(...queues),
      state: fc.constantFrom(...standings),
      q: words,
      writer: words,
      post: number,
      after: place,
      comment: number,
    },
    { requiredKeys: ["queue"] },
  );

  fc.assert(
    fc.property(any, (given) => {
      // What was typed loses the spaces around it and what no person types, once.
      const view = readDeskView(deskParameters(given));
      expect(readViewField(deskQuery(view))).toEqual(view);
    }),
  );
});

test("what nobody can mean is as if it were not there", () => {
  const hostile: Record<string, string | string[]> = {
    queue: "__proto__",
    post: "0x10",
    writer: " ",
    rule: "a' or 1=1",
    from: "2026-02-30",
    to: "yesterday",
    language: "../de",
    state: "approved",
    q: "w".repeat(300),
    after: "1-2-3",
    before: "1e3-4",
    comment: "-1",
    press: ["1", "2"],
    other: "x",
  };

  expect(readDeskView(hostile)).toEqual({ queue: "waiting" });
  expect(readViewField("https://evil.example/?queue=x&post=99999999999999999")).toEqual({
    queue: "waiting",
  });
  expect(readViewField("post=1&post=2")).toEqual({ queue: "waiting" });
  expect(readViewField(undefined)).toEqual({ queue: "waiting" });
});

test("an address of the desk says what is asked for and leads nowhere else", () => {
  expect(deskAddress({ queue: "waiting" })).toBe("/dashboard/comments");
  expect(deskAddress(whole, { comment: undefined, press: undefined, after: undefined })).toBe(
    "/dashboard/comments?queue=reported&post=7&writer=ben%2Bx%40example.org&rule=many-links" +
      "&from=2026-01-31&to=2026-02-28&language=de&state=published" +
      "&q=lime+%26+%E2%80%9Cstone%E2%80%9D+50%25&before=5-3",
  );
});

function deskParameters(view: DeskView): URLSearchParams {
  return new URLSearchParams(deskQuery(view));
}
