import { notSaved } from "#db/not-saved.ts";
import {
  closeAfterDaysField,
  limitFields,
  type LimitField,
  type LimitName,
} from "./comment-limit-fields.ts";
import { readNumber, remedyOf } from "./read-number.ts";
import { storeCommentLimits, type CommentLimits } from "./comment-limits.ts";

/** The limits as an owner typed them. */
export type CommentLimitsDraft = Record<keyof CommentLimits, string>;
export type CommentLimitsProblem = { field: keyof CommentLimits; message: string };

export type LimitsChange =
  | { outcome: "changed" }
  | { outcome: "invalid"; problems: CommentLimitsProblem[] }
  | { outcome: "not-saved" };

const fields = Object.entries(limitFields) as [LimitName, LimitField][];

export async function changeCommentLimits(
  draft: CommentLimitsDraft,
  now = new Date(),
): Promise<LimitsChange> {
  const limits: Partial<CommentLimits> = {};
  const problems: CommentLimitsProblem[] = [];
  for (const [name, field] of fields) {
    const value = readNumber(draft[name], field);
    if (value === undefined) problems.push({ field: name, message: remedyOf(field) });
    else limits[name] = value;
  }

  const isNever = draft.closeAfterDays.trim() === "";
  const days = isNever ? null : readNumber(draft.closeAfterDays, closeAfterDaysField);
  if (days !== undefined) limits.closeAfterDays = days;
  else {
    const message = `${remedyOf(closeAfterDaysField).replace(/\.$/, "")}, or empty for never.`;
    problems.push({ field: "closeAfterDays", message });
  }

  const { warnAtWaiting = 0, pauseAtWaiting = Infinity } = limits;
  if (warnAtWaiting >= pauseAtWaiting) {
    problems.push({ field: "pauseAtWaiting", message: pauseAfterWarning });
  }
  if (problems.length > 0) return { outcome: "invalid", problems };

  try {
    await storeCommentLimits(limits, now);
    return { outcome: "changed" };
  } catch (error) {
    return notSaved(error);
  }
}

/** Everything that the form asks. */
export const draftNames = [...fields.map(([name]) => name), "closeAfterDays"] as const;

/** The limits as the form shows them. */
export function draftOfLimits(limits: CommentLimits): CommentLimitsDraft {
  const typed = fields.map(([name]) => [name, String(limits[name])]);
  return {
    ...(Object.fromEntries(typed) as Record<LimitName, string>),
    closeAfterDays: limits.closeAfterDays === null ? "" : String(limits.closeAfterDays),
  };
}

const pauseAfterWarning =
  "Waiting comments before a pause must be more than those before a warning.";
