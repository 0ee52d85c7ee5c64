import { createHash } from "node:crypto";
import { and, eq, isNotNull, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { signInFailures } from "#db/schema/identity.ts";
import { forgetNetworks } from "#lib/comments/forget-networks.ts";
import { submitComment } from "#lib/comments/submit.ts";
import { countTry, forgetOldTries, signInLimits } from "#lib/identity/sign-in-limits.ts";
import { storeCommentLimits } from "#lib/settings/comment-limits.ts";
import { aForm, aPost } from "#tests/support/conversation.ts";

const dayMs = 24 * 60 * 60_000;
const visitor = { network: "203.0.113.77" };

test("what was kept of a network goes after the owner's number of days", async () => {
  const postId = await aPost();
  const now = new Date("2026-06-30T12:00:00Z");
  const send = (text: string, at: Date) => submitComment(aForm(postId, { text }), visitor, at);
  await send("Old.", new Date(+now - 30 * dayMs));
  await send("Young.", new Date(+now - 30 * dayMs + 1));
  const kept = () =>
    reader.$count(comments, and(eq(comments.postId, postId), isNotNull(comments.networkHash)));

  await forgetNetworks(new Date(+now - 1));
  expect(await kept()).toBe(2);
  await forgetNetworks(now);
  expect(await kept()).toBe(1);
  await storeCommentLimits({ networkDays: 7 });
  await forgetNetworks(now);
  await storeCommentLimits({});

  expect(await kept()).toBe(0);
  expect(await reader.$count(comments, eq(comments.postId, postId))).toBe(2);
});

test("tries at signing in are forgotten also where nobody tries again", async () => {
  const now = new Date("2026-06-30T12:00:00Z");
  await countTry(signInLimits("ana@example.org", visitor.network), now);

  await forgetOldTries.go(new Date(+now + 15 * 60_000));

  expect(await reader.$count(signInFailures)).toBe(0);
});

test("no row of any table holds a sender's network, nor a hash of it that anyone could compute", async () => {
  const now = new Date("2026-06-30T12:00:00Z");
  await submitComment(aForm(await aPost(), { follow: "own" }), visitor, now);
  await countTry(signInLimits("ana@example.org", visitor.network), now);
  const { network } = visitor;
  const day = now.toISOString().slice(0, 10);
  const guesses = [network, `network ${network}`, `${day} ${network}`, `${network} ${day}`];
  const hashes = guesses.flatMap((guess) =>
    ["md5", "sha1", "sha256", "sha512"].flatMap((algorithm) =>
      (["hex", "base64", "base64url"] as const).map((encoding) =>
        createHash(algorithm).update(guess).digest(encoding),
      ),
    ),
  );

  const everything = await readEverything();

  expect(everything).toContain("ben@example.org");
  for (const secret of [...guesses, ...hashes]) expect(everything).not.toContain(secret);
});

test("a network's hash is another one the next day", async () => {
  const postId = await aPost();
  const send = (text: string, at: string) =>
    submitComment(aForm(postId, { text }), visitor, new Date(at));
  await send("Before midnight.", "2026-06-30T23:59:59Z");
  await send("After midnight.", "2026-07-01T00:00:00Z");

  const rows = await reader
    .select({ networkHash: comments.networkHash })
    .from(comments)
    .where(eq(comments.postId, postId));

  expect(new Set(rows.map(({ networkHash }) => networkHash)).size).toBe(2);
});

/** Every value of every column of every table there is. */
async function readEverything(): Promise<string> {
  const tables = await reader.all<{ name: string }>(
    sql`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'`,
  );
  const rows = await Promise.all(
    tables.map(({ name }) => reader.all(sql`select * from ${sql.identifier(name)}`)),
  );
  return JSON.stringify(rows);
}
