import { beforeEach, expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { looks } from "#db/schema/desk.ts";
import { decide } from "#lib/moderation/decide.ts";
import { listLookers, lookAt, lookAway } from "#lib/moderation/looks.ts";
import { aComment, aPost } from "#tests/support/conversation.ts";
import { readEveryTable } from "#tests/support/every-table.ts";
import { aModerator } from "#tests/support/members.ts";

const now = new Date("2026-06-01T14:02:00Z");
const later = (seconds: number): Date => new Date(+now + seconds * 1_000);

beforeEach(() => write((tx) => tx.delete(looks)));

test("who else has a comment open is known since when, and nobody is told of themselves", async () => {
  const [ana, bo] = [await aModerator("Ana"), await aModerator("Bo")];
  const id = await aWaitingComment();

  await lookAt(id, ana, now);
  await lookAt(id, ana, later(45));

  expect(await listLookers(id, bo, later(60))).toEqual([{ name: "Ana", since: now }]);
  expect(await listLookers(id, ana, later(60))).toEqual([]);
  expect(await listLookers(await aWaitingComment(), bo, later(60))).toEqual([]);
});

test("asking who looks changes nothing", async () => {
  const ana = await aModerator();
  const id = await aWaitingComment();
  await lookAt(id, ana, now);
  const before = await readEveryTable();

  await listLookers(id, ana, later(600));

  expect(await readEveryTable()).toEqual(before);
});

test("whoever is not heard of for two minutes is gone by themselves, and so is the row", async () => {
  const [ana, bo] = [await aModerator("Ana"), await aModerator("Bo")];
  const id = await aWaitingComment();
  await lookAt(id, ana, now);

  expect(await listLookers(id, bo, later(119))).toHaveLength(1);
  expect(await listLookers(id, bo, later(120))).toEqual([]);
  await lookAt(id, bo, later(120));
  expect(await reader.$count(looks)).toBe(1);
  await lookAt(id, ana, later(130));
  expect(await listLookers(id, bo, later(130))).toEqual([{ name: "Ana", since: later(130) }]);
});

test("closing the page says so at once", async () => {
  const [ana, bo] = [await aModerator("Ana"), await aModerator("Bo")];
  const id = await aWaitingComment();
  await lookAt(id, ana, now);

  await lookAway(id, bo);
  expect(await listLookers(id, bo, now)).toHaveLength(1);
  await lookAway(id, ana);

  expect(await listLookers(id, bo, now)).toEqual([]);
});

test("it keeps nobody from deciding, and a comment that is not there is not kept", async () => {
  const [ana, bo] = [await aModerator("Ana"), await aModerator("Bo")];
  const id = await aWaitingComment();
  await lookAt(id, ana, now);
  await lookAt(999_999, ana, now);

  const press = { commentId: id, seenVersion: 1, action: "approve" } as const;

  expect(await decide(press, bo, now)).toMatchObject({ outcome: "decided" });
  expect(await reader.$count(looks)).toBe(1);
});

async function aWaitingComment(): Promise<number> {
  return aComment({ postId: await aPost(), status: "pending" });
}
