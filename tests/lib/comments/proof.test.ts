import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findChallenge, isProven, proofChallenge } from "#lib/comments/proof.ts";
import { submitComment } from "#lib/comments/submit.ts";
import { storeRuleSettings } from "#lib/settings/rule-settings.ts";
import { aForm, aPost, aVisitor, reasonsOf } from "#tests/support/conversation.ts";

const now = new Date("2026-06-30T12:00:00Z");
const dayMs = 24 * 60 * 60_000;
const always = "Every comment is read before it appears.";
const wrong = "The proof of work is not one for this form.";

beforeAll(() => storeRuleSettings({ isOn: { unproven: true } }));
afterAll(() => storeRuleSettings({}));

test("what the page's script works out is what is asked for", async () => {
  const address = new URL("../../../public/proof.js", import.meta.url).href;
  const { prove } = (await import(address)) as {
    prove: (challenge: string, key: string) => Promise<string>;
  };
  const formKey = randomUUID();

  const proof = await prove(proofChallenge(7, now), formKey);

  expect(isProven({ postId: 7, formKey, proof }, now)).toBe(true);
  expect(isProven({ postId: 8, formKey, proof }, now)).toBe(false);
  expect(isProven({ postId: 7, formKey: randomUUID(), proof }, now)).toBe(false);
});

test("a comment with its proof has no reason more, and one proof is worth one comment", async () => {
  const postId = await aPost();
  const formKey = randomUUID();
  const proof = work(proofChallenge(postId, now), formKey);

  const first = await heldBecause(postId, { formKey, proof });
  const second = await heldBecause(postId, { formKey, proof, text: "Another." });

  expect(first).toEqual([always]);
  expect(second).toEqual(["The proof of work came with another comment before.", always]);
});

test("a page from before midnight is taken, one from the day before that is held", async () => {
  const postId = await aPost();
  const held = (daysAgo: number) => {
    const formKey = randomUUID();
    const challenge = proofChallenge(postId, new Date(+now - daysAgo * dayMs));
    return heldBecause(postId, { formKey, proof: work(challenge, formKey), text: `${daysAgo}` });
  };

  expect(await held(1)).toEqual([always]);
  expect(await held(2)).toEqual([wrong, always]);
});

test.each([
  ["without script", { proof: "" }, "The browser sent no proof of work"],
  ["with an invented proof", { proof: Array(16).fill("1").join(".") }, wrong],
  ["with half a proof", { proof: "1.2.3" }, wrong],
  ["with a very long proof", { proof: "9".repeat(60_000) }, wrong],
  ["without a key", { formKey: "", proof: Array(16).fill("1").join(".") }, wrong],
])("a comment sent %s is held with that reason and never refused (F05)", async (_, given, said) => {
  const held = await heldBecause(await aPost(), { formKey: randomUUID(), ...given });

  expect(held).toEqual([expect.stringContaining(said), always]);
});

test("unless an owner asks for it, no form does", async () => {
  const postId = await aPost();
  const asked = await findChallenge({ id: postId });
  await storeRuleSettings({});

  const none = await findChallenge({ id: postId });
  const held = await heldBecause(postId, {});
  await storeRuleSettings({ isOn: { unproven: true } });

  expect(asked).toBe(proofChallenge(postId));
  expect(none).toBeUndefined();
  expect(held).toEqual([always]);
});

/** The same as the script does, faster. */
function work(challenge: string, key: string): string {
  const [answers = 0, bits = 0] = challenge.split(".").map(Number);
  return Array.from({ length: answers }, (_, place) => {
    for (let n = 0; ; n += 1) {
      const digest = createHash("sha256").update(`${challenge} ${key} ${place} ${n}`).digest();
      if (digest.readUInt32BE(0) >>> (32 - bits) === 0) return n;
    }
  }).join(".");
}

async function heldBecause(postId: number, given: Record<string, string>): Promise<string[]> {
  const submission = await submitComment(aForm(postId, given), aVisitor(), now);
  if (submission.outcome !== "accepted") throw new Error(JSON.stringify(submission));
  return reasonsOf(submission.commentId);
}
