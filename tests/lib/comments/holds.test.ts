import { readdirSync, readFileSync } from "node:fs";
import { createClient } from "@libsql/client";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { holds } from "#db/schema/comments.ts";
import { addHold, holdTitles, readHolds } from "#lib/comments/holds.ts";
import { eraseComment } from "#lib/comments/erase.ts";
import { submitComment } from "#lib/comments/submit.ts";
import { aComment, aForm, aPost, aVisitor } from "#tests/support/conversation.ts";

const linked = { rule: "many-links", sentence: "The text has 21 links." } as const;

test("a rule is stored by the name of its file", () => {
  const files = readdirSync("lib/comments/checks").map((file) => file.replace(/\.ts$/, ""));

  expect(Object.keys(holdTitles)).toEqual(expect.arrayContaining(files));
});

test("every rule that holds a comment is kept with its sentence, in their order", async () => {
  const text = "https://one.example/ ".repeat(21);

  const id = await submitted(await aPost(), { text, filledIn: "100", email: "new@example.org" });

  expect((await readHolds(reader, id)).map(({ rule }) => rule)).toEqual([
    "first-time",
    "many-links",
    "filled-fast",
    "not-yet-read",
  ]);
});

test("whoever has published nothing here under an address is held as new, until something is", async () => {
  const postId = await aPost();
  const email = "newcomer@example.org";
  await aComment({ postId, email, status: "rejected" });

  const first = await submitted(postId, { email, text: "First." });
  await aComment({ postId, email, status: "approved" });
  const second = await submitted(postId, { email, text: "Second." });

  expect(await rulesOf(first)).toContain("first-time");
  expect(await rulesOf(second)).not.toContain("first-time");
});

test("the same is not said twice, and a comment that is erased leaves none of it", async () => {
  const postId = await aPost();
  const id = await aComment({ postId, holds: [linked] });
  const answered = await aComment({ postId, holds: [linked] });
  await aComment({ postId, parentId: answered });
  await write((tx) => addHold(tx, id, linked));
  const before = await readHolds(reader, id);

  for (const gone of [id, answered]) await write((tx) => eraseComment(tx, gone, new Date()));

  expect(before).toEqual([linked]);
  expect(await reader.select().from(holds).where(eq(holds.commentId, id))).toEqual([]);
  expect(await readHolds(reader, answered)).toEqual([]);
});

test("reasons of before the rules had names are moved to them, each once and in order", async () => {
  const said = [
    "The text has 30 links.",
    "Something of an older time.",
    "Every comment is read before it appears.",
    "The text has 30 links.",
  ];
  const client = createClient({ url: ":memory:" });
  await client.execute(
    "create table comments (id integer primary key, held_because text not null)",
  );
  const row = {
    sql: "insert into comments values (7, ?), (8, '[]')",
    args: [JSON.stringify(said)],
  };
  await client.execute(row);

  const file = readdirSync("db/migrations").find((name) => name.endsWith("_holds.sql"));
  const migration = readFileSync(`db/migrations/${file}`, "utf8");
  for (const step of migration.split("--> statement-breakpoint")) await client.execute(step);

  const { rows } = await client.execute("select comment_id, rule, sentence from holds order by id");
  expect(rows.map((row) => Object.values(row))).toEqual([
    [7, "many-links", said[0]],
    [7, "earlier", said[1]],
    [7, "not-yet-read", said[2]],
  ]);
  client.close();
});

async function submitted(postId: number, given: Record<string, string>): Promise<number> {
  const submission = await submitComment(aForm(postId, given), aVisitor());
  if (submission.outcome !== "accepted") throw new Error(JSON.stringify(submission));
  return submission.commentId;
}

async function rulesOf(id: number): Promise<string[]> {
  return (await readHolds(reader, id)).map(({ rule }) => rule);
}
