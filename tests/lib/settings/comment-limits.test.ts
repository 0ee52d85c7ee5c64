import { expect, test } from "vitest";
import { currentEdition } from "#lib/press/edition.ts";
import {
  changeCommentLimits,
  draftOfLimits,
  type CommentLimitsDraft,
} from "#lib/settings/change-comment-limits.ts";
import { readCommentLimits } from "#lib/settings/comment-limits.ts";

test("limits are what the table of bad inputs says, until an owner sets others", async () => {
  expect(await readCommentLimits()).toMatchObject({
    perTenMinutes: 5,
    perDay: 30,
    warnAtWaiting: 1_000,
    pauseAtWaiting: 20_000,
    closeAfterDays: null,
  });
});

test("what an owner sets holds from then on, as typed with or without commas", async () => {
  const edition = await currentEdition();

  const change = await changeCommentLimits(
    await aDraft({ textLength: "10,000", perDay: " 12 ", closeAfterDays: "90" }),
  );

  expect(change).toEqual({ outcome: "changed" });
  const limits = { textLength: 10_000, perDay: 12, closeAfterDays: 90 };
  expect(await readCommentLimits()).toMatchObject(limits);
  expect(await currentEdition()).toBeGreaterThan(edition);
  await changeCommentLimits(await aDraft({ closeAfterDays: "" }));
  expect((await readCommentLimits()).closeAfterDays).toBeNull();
});

test.each(["", "0", "-1", "1.5", "1e3", "many", "NaN", "９".repeat(12), "0x10", "Infinity"])(
  "“%s” is no number of comments, and nothing is changed",
  async (typed) => {
    const before = await readCommentLimits();

    const change = await changeCommentLimits(await aDraft({ perDay: typed, warnAtWaiting: "7" }));

    const message = "From one network in 24 hours must be a whole number from 1 to 10,000.";
    expect(change).toEqual({ outcome: "invalid", problems: [{ field: "perDay", message }] });
    expect(await readCommentLimits()).toEqual(before);
  },
);

test("every problem is told at once, and a pause comes after its warning", async () => {
  const draft = { closeAfterDays: "soon", warnAtWaiting: "500", pauseAtWaiting: "500" };

  const change = await changeCommentLimits(await aDraft(draft));

  expect(change).toEqual({
    outcome: "invalid",
    problems: [
      {
        field: "closeAfterDays",
        message:
          "Days until comments on a post close must be a whole number from 1 to 36,500, or empty for never.",
      },
      {
        field: "pauseAtWaiting",
        message: "Waiting comments before a pause must be more than those before a warning.",
      },
    ],
  });
});

async function aDraft(given: Partial<CommentLimitsDraft>): Promise<CommentLimitsDraft> {
  return { ...draftOfLimits(await readCommentLimits()), ...given };
}
