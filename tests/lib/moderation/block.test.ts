import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { blocks } from "#db/schema/comments.ts";
import { logEntries } from "#db/schema/log.ts";
import { eraseComment } from "#lib/comments/erase.ts";
import { forgetNetworks } from "#lib/comments/forget-networks.ts";
import { readHolds } from "#lib/comments/holds.ts";
import { submitComment } from "#lib/comments/submit.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { blockSender, liftBlock } from "#lib/moderation/block.ts";
import { listBlocks } from "#lib/moderation/list-blocks.ts";
import { aComment, aForm, aPost, aVisitor } from "#tests/support/conversation.ts";
import { aModerator } from "#tests/support/members.ts";

const start = new Date("2026-06-01T23:30:00Z");
const days = (count: number) => new Date(+start + count * 24 * 60 * 60_000);
const reason = "Threatened Cleo.";

let ana: Moderator;
let postId: number;

beforeAll(async () => {
  ana = await aModerator("Ana");
  postId = await aPost();
});

test("a blocked writer is held with the reason and never refused, until the block is lifted", async () => {
  const email = anAddress();
  const commentId = await sent({ email });

  await block({ commentId, kind: "writer", length: "good" });
  const held = await sent({ email, text: "Again." }, days(400));
  const [listed] = await listBlocks(ana, days(400));
  const lifting = await liftBlock(listed?.id ?? 0, ana, days(400));
  const after = await sent({ email, text: "Later." }, days(401));

  expect(await blockedBy(held)).toBe(`The writer is blocked: ${reason}`);
  expect(listed).toMatchObject({ kind: "writer", who: `Ben, ${email}`, by: "Ana", until: null });
  expect(lifting).toEqual({ outcome: "lifted" });
  expect((await liftBlock(listed?.id ?? 0, ana, days(400))).outcome).toBe("missing");
  expect(await blockedBy(after)).toBeUndefined();
  const logged = await reader.select().from(logEntries).where(eq(logEntries.commentId, commentId));
  expect(logged).toMatchObject([
    { kind: "block", memberId: ana.id, detail: "writer, for good" },
    { kind: "unblock", memberId: ana.id },
  ]);
});

test("a block for a week holds for a week", async () => {
  const email = anAddress();
  await block({ commentId: await sent({ email }), kind: "writer", length: "7" });

  expect(await blockedBy(await sent({ email, text: "6" }, days(6.9)))).toBeDefined();
  expect(await blockedBy(await sent({ email, text: "8" }, days(7.1)))).toBeUndefined();
});

test("a site is blocked with all its pages, and no other", async () => {
  const name = `${randomUUID()}.example`;
  const commentId = await sent({ email: anAddress(), site: `https://www.${name}/a` });

  await block({ commentId, kind: "site", length: "30" });

  const other = await sent({ email: anAddress(), site: `http://${name}/b` });
  const without = await sent({ email: anAddress(), site: `https://not-${name}/` });
  expect(await blockedBy(other)).toBe(`The site is blocked: ${reason}`);
  expect(await blockedBy(without)).toBeUndefined();
});

test("a network is known again under another day's key, and no longer than its hash is kept", async () => {
  const network = aVisitor();
  const commentId = await sent({ email: anAddress() }, start, network);

  await block({ commentId, kind: "network", length: "good" });

  const [row] = await listBlocks(ana, start);
  const nextDay = await sent({ email: anAddress() }, days(1), network);
  const elsewhere = await sent({ email: anAddress() }, days(1));
  const forgotten = await sent({ email: anAddress() }, days(30.1), network);
  expect(row?.until).toEqual(days(30));
  expect(await blockedBy(nextDay)).toBe(`The network is blocked: ${reason}`);
  expect(await blockedBy(elsewhere)).toBeUndefined();
  expect(await blockedBy(forgotten)).toBeUndefined();
});

test("what a network was known by goes with everything else that was kept of networks", async () => {
  const commentId = await sent({ email: anAddress() });
  await block({ commentId, kind: "network", length: "1" });

  await forgetNetworks(days(31));

  const kept = await reader.select().from(blocks).where(eq(blocks.commentId, commentId));
  expect(kept).toMatchObject([{ kind: "network", mark: "" }]);
  const late = await blockSender(
    { commentId, kind: "network", length: "1", reason },
    ana,
    days(32),
  );
  expect(late).toMatchObject({ problems: [{ field: "kind" }] });
});

test("a block keeps no address, and none is left of it once its comment is erased", async () => {
  const email = anAddress();
  const commentId = await sent({ email });
  await block({ commentId, kind: "writer", length: "30" });

  await write((tx) => eraseComment(tx, commentId, start));

  expect(JSON.stringify(await reader.select().from(blocks))).not.toContain(email);
  expect((await listBlocks(ana, start))[0]?.who).toBe("A writer whose comment is erased");
  expect(await blockedBy(await sent({ email, text: "Again." }))).toBeDefined();
});

test.each([
  [{ kind: "everyone" }, "kind", "Choose whom to block."],
  [{ kind: "site" }, "kind", "That comment names no site. Choose another."],
  [{ length: "constructor" }, "length", "Choose for how long."],
  [{ reason: "  " }, "reason", "Enter a reason."],
  [{ reason: "x".repeat(301) }, "reason", "Reason must be 300 characters or fewer. Yours has 301."],
])("%j blocks nobody, and says what to do", async (given, field, message) => {
  const commentId = await aComment({ postId });
  const draft = { commentId, kind: "writer", length: "7", reason, ...given };

  const blocking = await blockSender(draft, ana, start);

  expect(blocking).toEqual({ outcome: "invalid", problems: [{ field, message }] });
  expect(await reader.select().from(blocks).where(eq(blocks.commentId, commentId))).toEqual([]);
});

async function block(draft: { commentId: number; kind: string; length: string }): Promise<void> {
  expect(await blockSender({ ...draft, reason }, ana, start)).toEqual({ outcome: "blocked" });
}

async function sent(given: Record<string, string>, now = start, visitor = aVisitor()) {
  const submission = await submitComment(aForm(postId, given), visitor, now);
  if (submission.outcome !== "accepted") throw new Error(JSON.stringify(submission));
  return submission.commentId;
}

async function blockedBy(id: number): Promise<string | undefined> {
  return (await readHolds(reader, id)).find(({ rule }) => rule === "blocked")?.sentence;
}

function anAddress(): string {
  return `${randomUUID()}@example.org`;
}
