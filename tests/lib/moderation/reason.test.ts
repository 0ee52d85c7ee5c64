import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { decisions } from "#db/schema/moderation.ts";
import { settings } from "#db/schema/settings.ts";
import { exportComment } from "#lib/comments/export.ts";
import { findReceipt } from "#lib/comments/find-receipt.ts";
import { receiptFor } from "#lib/comments/receipt.ts";
import { decide } from "#lib/moderation/decide.ts";
import { readTold } from "#lib/moderation/reason.ts";
import { listHouseRules, readHouseRules, storeHouseRules } from "#lib/settings/house-rules.ts";
import { changeRejectionReasons, listRejectionReasons } from "#lib/settings/rejection-reasons.ts";
import { wordsIn } from "#lib/words/words.ts";
import { aComment, aPost } from "#tests/support/conversation.ts";
import { aModerator, anOwner } from "#tests/support/members.ts";

beforeEach(() => write((tx) => tx.delete(settings)));

test("there is a list before anybody wrote one, in the language of the publication", async () => {
  const usual = (await listRejectionReasons()).map(({ text }) => text);

  expect(usual).toEqual(wordsIn("en").reasons.usual);
  expect(wordsIn("ar").reasons.usual).toHaveLength(usual.length);
});

test("an owner’s list takes its place: in its order, without what is empty, with the rules it cites", async () => {
  const ruleId = await writeHouseRules("## Be kind\n\nAlways.");

  const change = await changeRejectionReasons(
    [
      { text: " Off\ttopic. ", ruleId: "" },
      { text: "  ", ruleId: "" },
      { text: "Unkind.", ruleId },
    ],
    await anOwner(),
  );

  expect(change).toEqual({ outcome: "changed" });
  expect(await listRejectionReasons()).toEqual([
    { text: "Off topic.", ruleId: null },
    { text: "Unkind.", ruleId },
  ]);
});

test("a list that cannot be kept is refused line by line, and the one before stays", async () => {
  const before = await listRejectionReasons();

  const change = await changeRejectionReasons(
    [
      { text: "Once.", ruleId: "" },
      { text: "Once.", ruleId: "" },
      { text: "x".repeat(301), ruleId: "" },
      { text: "Unkind.", ruleId: "nowhere" },
    ],
    await anOwner(),
  );

  expect(change).toMatchObject({
    problems: [{ field: "reason-1" }, { field: "reason-2" }, { field: "rule-3" }],
  });
  expect(await listRejectionReasons()).toEqual(before);
});

test("the writer is told the reason, the rule and the words as they were, whatever the list says later", async () => {
  const ruleId = await writeHouseRules("## Be kind");
  const owner = await anOwner();
  await changeRejectionReasons([{ text: "Unkind.", ruleId }], owner);
  const id = await aComment({ postId: await aPost(), status: "pending", createdAt: new Date() });
  const told = await readTold({ listed: "Unkind.", words: " To <b>Ana</b>.\r\n" });
  if (!told.ok) throw new Error(told.message);

  await decide(
    { commentId: id, seenVersion: 1, action: "reject", told: told.value },
    await aModerator(),
  );
  await changeRejectionReasons([{ text: "Another.", ruleId: "" }], owner);
  await writeHouseRules("");

  const said = { listedReason: "Unkind.", citedRule: "Be kind", reason: "To <b>Ana</b>." };
  expect((await findReceipt(receiptFor(id)))?.standing).toMatchObject({ told: said });
  expect((await exportComment(id))?.decisions).toMatchObject([said]);
});

test("what is approved, or spam, is told nothing", async () => {
  const told = { listedReason: "Unkind.", citedRule: null, reason: "No." };
  for (const action of ["approve", "spam"] as const) {
    const commentId = await aComment({ postId: await aPost(), status: "pending" });

    await decide({ commentId, seenVersion: 1, action, told }, await aModerator());

    const row = await reader.select().from(decisions).where(eq(decisions.commentId, commentId));
    expect(row).toMatchObject([{ listedReason: null, reason: null }]);
  }
});

test("a reason that is not in the list any more is asked for again", async () => {
  expect(await readTold({ listed: "Never there.", words: "" })).toMatchObject({
    ok: false,
    field: "listed",
  });
  expect(await readTold({ listed: "", words: "  " })).toEqual({
    ok: true,
    value: { listedReason: null, citedRule: null, reason: null },
  });
});

test("words to a writer are as typed, and refused when they are too many", async () => {
  const read = (words: string) => readTold({ listed: "", words });

  expect(await read("A <b> & “c”\r\n\r\nd ")).toMatchObject({
    value: { reason: "A <b> & “c”\n\nd" },
  });
  expect(await read("x".repeat(1_001))).toMatchObject({
    field: "reason",
    message: "Words to the writer must be 1,000 characters or fewer. Yours have 1,001.",
  });
});

/** Answers the id of the first rule. */
async function writeHouseRules(text: string): Promise<string> {
  const { version } = await readHouseRules();
  await write((tx) =>
    storeHouseRules(tx, { text, version: version + 1 }, { by: null, now: new Date() }),
  );
  return (await listHouseRules())[0]?.id ?? "";
}
