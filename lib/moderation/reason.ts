import { lengthOf } from "#lib/comments/comment.ts";
import type { Told } from "#lib/comments/decline.ts";
import type { Reading } from "#lib/comments/reading.ts";
import { listHouseRules } from "#lib/settings/house-rules.ts";
import { listRejectionReasons } from "#lib/settings/rejection-reasons.ts";
import { hasForbiddenCharacters, isBlank, normalise } from "#lib/text/plain.ts";

export const reasonLengthMax = 1_000;

export type ToldReading =
  { ok: true; value: Told } | { ok: false; field: "listed" | "reason"; message: string };

/** What a moderator tells the writer with a rejection: a reason from the list, and words of their own. */
export async function readTold({
  listed,
  words,
}: {
  listed: string;
  words: string;
}): Promise<ToldReading> {
  const reason = readReason(words);
  if (!reason.ok) return { ok: false, field: "reason", message: reason.message };
  if (listed === "") {
    return { ok: true, value: { listedReason: null, citedRule: null, reason: reason.value } };
  }
  const chosen = (await listRejectionReasons()).find(({ text }) => text === listed);
  if (!chosen) return { ok: false, field: "listed", message: reasonIsGone };
  const rule = (await listHouseRules()).find(({ id }) => id === chosen.ruleId);
  const told = { listedReason: chosen.text, citedRule: rule?.heading ?? null };
  return { ok: true, value: { ...told, reason: reason.value } };
}

const reasonIsGone = "The list was changed, and that reason is gone. Choose another.";

/** As it was typed; `null` for nothing. */
function readReason(typed: string): Reading<string | null> {
  const reason = normalise(typed).trim();
  if (isBlank(reason)) return { ok: true, value: null };
  if (hasForbiddenCharacters(reason)) {
    return { ok: false, message: "Words to the writer must have no control characters." };
  }
  const length = lengthOf(reason);
  if (length <= reasonLengthMax) return { ok: true, value: reason };
  const numbers = [reasonLengthMax, length].map((number) => number.toLocaleString("en"));
  return {
    ok: false,
    message: `Words to the writer must be ${numbers[0]} characters or fewer. Yours have ${numbers[1]}.`,
  };
}
