"use server";

import { redirect } from "next/navigation";
import { refused, type FormState } from "#app/_forms/form-state.ts";
import { requireModerator } from "#app/_session/require.ts";
import { decide } from "#lib/moderation/decide.ts";
import { readNumber, readPress } from "#lib/moderation/press.ts";
import { undo } from "#lib/moderation/undo.ts";
import { decisionInWords } from "./words.ts";

const desk = "/dashboard/comments";
const notSaved = "Not saved. Try again.";
const withdrawn = "Its writer has withdrawn it, so there is nothing to decide.";
const missing = "That comment is no longer here. Go on with the next one.";

export async function decideAction(_: FormState, form: FormData): Promise<FormState> {
  const moderator = await requireModerator();
  const press = readPress(form);
  if (!press) return refusal(422, "Press Approve, Reject or Spam.");

  const result = await decide(press, moderator);
  switch (result.outcome) {
    case "decided":
      redirect(`${desk}?press=${result.decisionId}`);
    case "stale":
    case "edited":
      redirect(`${desk}?comment=${press.commentId}&press=${result.decisionId}`);
    case "withdrawn":
      return refusal(409, withdrawn);
    case "missing":
      return refusal(409, missing);
    case "not-saved":
      return refusal(503, notSaved);
  }
}

export async function undoAction(_: FormState, form: FormData): Promise<FormState> {
  const moderator = await requireModerator();
  const decisionId = readNumber(form.get("decision"));
  if (!decisionId) return refusal(422, "Press Undo.");

  const result = await undo(decisionId, moderator);
  switch (result.outcome) {
    case "undone":
      redirect(`${desk}?comment=${result.commentId}&press=${result.decisionId}`);
    case "stale":
      return refusal(409, `Not undone: ${decisionInWords(result.later)} since.`);
    case "edited":
      return refusal(409, "Not undone: the comment was changed since.");
    case "missing":
      return refusal(409, missing);
    case "not-saved":
      return refusal(503, notSaved);
  }
}

function refusal(status: number, message: string): FormState {
  return refused(status, [{ field: null, message }], {});
}
