import { beforeEach, expect, test } from "vitest";
import { write } from "#db/client.ts";
import { posts } from "#db/schema/posts.ts";
import { listYears, readArchive, type ArchivedMonth } from "#lib/posts/archive.ts";
import { readMonth, readYear, startOf, yearOf } from "#lib/posts/calendar.ts";
import { plansOf } from "#tests/support/plans.ts";
import { aPost } from "#tests/support/posts.ts";

const now = new Date("2026-06-01T12:00:00Z");

beforeEach(async () => {
  await write((tx) => tx.delete(posts));
});

test("the years are those in which something was published, the newest first", async () => {
  for (const at of ["2003-02-01", "2003-11-30", "2011-05-05", "2026-01-01"]) {
    await aPost({ publishedAt: new Date(`${at}T12:00:00Z`) });
  }

  expect(await listYears("UTC", now)).toEqual([2026, 2011, 2003]);
});

test("a post belongs to the year that the publication's own clocks showed", async () => {
  const publishedAt = new Date("2020-12-31T23:30:00Z");
  await aPost({ title: "New Year's Eve", publishedAt });

  expect(await listYears("UTC", now)).toEqual([2020]);
  expect(await listYears("Asia/Tokyo", now)).toEqual([2021]);
  expect(titles(await readArchive({ year: 2021, month: 1 }, "Asia/Tokyo", now))).toEqual([
    "New Year's Eve",
  ]);
  expect(await readArchive({ year: 2020 }, "Asia/Tokyo", now)).toEqual([]);
  expect(titles(await readArchive({ year: 2020, month: 12 }, "America/New_York", now))).toEqual([
    "New Year's Eve",
  ]);
});

test("a year's posts stand under their months, newest first, and a month holds its own alone", async () => {
  await aPost({ title: "March, early", publishedAt: new Date("2011-03-01T00:00:00Z") });
  await aPost({ title: "March, late", publishedAt: new Date("2011-03-31T23:59:59.999Z") });
  await aPost({ title: "April", publishedAt: new Date("2011-04-01T00:00:00Z") });
  await aPost({ title: "another year", publishedAt: new Date("2012-03-05T00:00:00Z") });

  const year = await readArchive({ year: 2011 }, "UTC", now);

  expect(year.map(({ month }) => month)).toEqual([4, 3]);
  expect(titles(year)).toEqual(["April", "March, late", "March, early"]);
  expect(titles(await readArchive({ year: 2011, month: 3 }, "UTC", now))).toEqual([
    "March, late",
    "March, early",
  ]);
});

test("what is not published leaves no year behind and stands in none", async () => {
  const publishedAt = new Date("2015-05-05T12:00:00Z");
  for (const state of ["draft", "scheduled", "private", "protected", "trashed"] as const) {
    await aPost({ state, publishedAt });
  }
  await aPost({ kind: "page", publishedAt });
  await aPost({ publishedAt: new Date("2031-01-01T00:00:00Z") });

  expect(await listYears("UTC", now)).toEqual([]);
  expect(await readArchive({ year: 2015 }, "UTC", now)).toEqual([]);
  expect(await readArchive({ year: 2031 }, "UTC", now)).toEqual([]);
});

test.each(["0000", "999", "99999", "abc", "20 1", "-200", "٢٠١١", ""])(
  "%j is no year of the archive",
  (segment) => expect(readYear(segment)).toBeUndefined(),
);

test("a month has two digits and is one of twelve", () => {
  expect(["01", "12"].map(readMonth)).toEqual([1, 12]);
  expect(["1", "00", "13", "005", "x"].map(readMonth)).toEqual(Array(5).fill(undefined));
});

test("a year begins at its first moment, in whatever zone and however the clocks changed", () => {
  const zones = ["UTC", "Pacific/Kiritimati", "America/New_York", "Asia/Kathmandu"];
  for (const timeZone of zones) {
    for (const year of [1000, 1890, 1970, 2026, 9999]) {
      const start = startOf({ year }, timeZone);

      expect(yearOf(start, timeZone)).toBe(year);
      expect(yearOf(new Date(start.getTime() - 1), timeZone)).toBe(year - 1);
    }
  }
  // In Asunción the clocks went from midnight to one on the first of October 2017.
  expect(startOf({ year: 2017, month: 10 }, "America/Asuncion").toISOString()).toBe(
    "2017-10-01T04:00:00.000Z",
  );
});

test("the archive reads along the index, and never a whole table", async () => {
  await aPost({ publishedAt: new Date("2011-03-01T00:00:00Z") });

  const plans = [
    ...(await plansOf(() => listYears("UTC", now))),
    ...(await plansOf(() => readArchive({ year: 2011 }, "UTC", now))),
  ];

  expect(plans.length).toBeGreaterThan(2);
  expect(plans.filter((line) => /\bSCAN\b|TEMP B-TREE/.test(line))).toEqual([]);
});

function titles(months: ArchivedMonth[]): string[] {
  return months.flatMap(({ posts }) => posts.map(({ title }) => title));
}
