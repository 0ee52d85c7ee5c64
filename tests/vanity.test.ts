import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { listTables } from "#tests/support/every-table.ts";
import { vanityIn } from "#tests/support/vanity.ts";

test("no table and no column counts what people think of each other", async () => {
  const tables = await listTables();

  expect(tables.length).toBeGreaterThan(30);
  expect(
    tables.flatMap(({ name, columns }) =>
      [name, ...columns].filter((one) => vanityIn(one).length > 0),
    ),
  ).toEqual([]);
});

test.each(["en", "ar"])("no phrase of the interface in %s speaks of such a number", (language) => {
  const folder = `lib/words/${language}`;
  const files = readdirSync(folder);

  expect(files.length).toBeGreaterThan(15);
  for (const file of files) {
    expect(vanityIn(readFileSync(`${folder}/${file}`, "utf8")), file).toEqual([]);
  }
});

test.each([
  "like_count",
  "voteTotal",
  'class="top-comments"',
  "data-karma",
  "4 likes",
  "<button>Like</button>",
  "Most read",
  "1,024 views",
  "12 followers",
  "٣ إعجابات",
  "الأكثر قراءة",
])("%s would be found", (planted) => {
  expect(vanityIn(planted).length).toBeGreaterThan(0);
});

test.each([
  "toplevel",
  "stop",
  "at the top",
  "likely",
  "overview",
  "devoted",
  "in review",
  "if you like",
  "ترتيب",
])("%s would not", (innocent) => {
  expect(vanityIn(innocent)).toEqual([]);
});
