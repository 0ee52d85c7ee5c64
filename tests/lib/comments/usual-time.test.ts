import { expect, test } from "vitest";
import { write } from "#db/client.ts";
import { decisions } from "#db/schema/moderation.ts";
import { readUsualTime } from "#lib/comments/usual-time.ts";
import { undo } from "#lib/moderation/undo.ts";
import { aComment, aPost } from "#tests/support/conversation.ts";
import { decideOn } from "#tests/support/mailing.ts";
import { aModerator } from "#tests/support/members.ts";

const start = new Date("2026-06-01T00:00:00Z");
const after = (minutes: number): Date => new Date(+start + minutes * 60_000);

test("the usual time is what four of five comments waited for their first decision, rounded up", async () => {
  await write((tx) => tx.delete(decisions));
  const ana = await aModerator();
  const postId = await aPost();
  const waitFor = async (minutes: number) => {
    const id = await aComment({ postId, status: "pending", createdAt: start });
    return decideOn(id, "approve", ana, after(minutes));
  };

  for (const minutes of [10, 20, 30]) await waitFor(minutes);
  const slip = await waitFor(200);
  expect(await readUsualTime()).toBeUndefined();

  // Taking a decision back, and deciding anew a year later, is no first decision.
  await undo(slip, ana, after(500_000));
  expect(await readUsualTime()).toBeUndefined();

  await waitFor(9_999);
  expect(await readUsualTime()).toEqual({ unit: "hours", count: 6 });
  for (const minutes of [2_000, 2_000]) await waitFor(minutes);
  expect(await readUsualTime()).toEqual({ unit: "days", count: 2 });
  for (let count = 0; count < 50; count += 1) await waitFor(59);
  expect(await readUsualTime()).toEqual({ unit: "hours", count: 1 });
});
