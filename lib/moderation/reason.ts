import { lengthOf } from "#lib/comments/comment.ts";
import type { Reading } from "#lib/comments/reading.ts";
import { hasForbiddenCharacters, isBlank, normalise } from "#lib/text/plain.ts";

export const reasonLengthMax = 1_000;

/** What a moderator tells the writer with a rejection, as it was typed; `null` for nothing. */
export function readReason(typed: string): Reading<string | null> {
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
