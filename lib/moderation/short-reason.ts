import { hasForbiddenCharacters, normalise } from "#lib/text/plain.ts";

export const shortReasonLengthMax = 300;

export type ReasonProblem = { field: "reason"; message: string };

/** Why something was done about a writer, in a sentence for the other moderators. */
export function readShortReason(
  typed: string,
): { ok: true; value: string } | { ok: false; problem: ReasonProblem } {
  const value = normalise(typed).replace(/\s+/g, " ").trim();
  const message = problemWith(value);
  return message ? { ok: false, problem: { field: "reason", message } } : { ok: true, value };
}

function problemWith(value: string): string | undefined {
  if (value === "") return "Enter a reason.";
  if (hasForbiddenCharacters(value)) return "Remove the control characters, which cannot be seen.";
  if (value.length <= shortReasonLengthMax) return undefined;
  const length = value.length.toLocaleString("en");
  return `Reason must be ${shortReasonLengthMax} characters or fewer. Yours has ${length}.`;
}
