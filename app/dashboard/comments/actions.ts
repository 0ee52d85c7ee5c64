"use server";

import { redirect } from "next/navigation";
import { refused, type FormState } from "#app/_forms/form-state.ts";
import { requireModerator } from "#app/_session/require.ts";
import { decide, type Decision } from "#lib/moderation/decide.ts";
import type { PastDecision } from "#lib/moderation/past-decision.ts";
import { readNumber, readPress } from "#lib/moderation/press.ts";
import { readTold } from "#lib/moderation/reason.ts";
import { grantTrust } from "#lib/moderation/trust/grant.ts";
import { undo, undoDays, undoDecided } from "#lib/moderation/undo.ts";
import { deskAddress, deskPath, readViewField } from "#lib/moderation/view.ts";
import { decisionInWords } from "./words.ts";

const notSaved = "Not saved. Try again.";
const ownAppeal = "You declined it, so the writer’s appeal is for somebody else to answer.";
const appealed = "Not undone: its writer appeals, so approve or reject it to answer.";
const gone = "Not undone: it cannot be put back as it was.";
const expired = `Not undone: it was decided more than ${undoDays} days ago.`;
const withdrawn = "Its writer has withdrawn it, so there is nothing to decide.";
const missing = "That comment is no longer here. Go on with the next one.";

export async function decideAction(_: FormState, form: FormData): Promise<FormState> {
  const moderator = await requireModerator();
  const view = readViewField(form.get("view"));
  const press = readPress(form);
  const typed = { listed: typedInto(form, "listed"), reason: typedInto(form, "reason") };
  if (!press) return refusal(422, "Press Approve, Reject or Spam.", typed);
  const told = await readTold({ listed: typed.listed, words: typed.reason });
  if (!told.ok) return refused(422, [{ field: told.field, message: told.message }], typed);

  const result = await decide({ ...press, told: told.value }, moderator);
  switch (result.outcome) {
    case "decided":
      if (press.action === "approve" && form.get("trust") === "yes") {
        const { outcome } = await grantTrust(press.commentId, moderator);
        // There it is said why, and can be pressed again; the comment is approved all the same.
        if (outcome !== "granted") {
          redirect(`${deskPath}/writers?comment=${press.commentId}&done=${outcome}`);
        }
      }
      redirect(deskAddress(view, { comment: undefined, press: result.decisionId }));
    case "stale":
      // The same press sent twice is one.
      if (isOwn(result.earlier, press, moderator.id)) {
        redirect(deskAddress(view, { comment: undefined, press: result.earlier.id }));
      }
      redirect(deskAddress(view, { comment: press.commentId, press: result.decisionId }));
    case "edited":
      redirect(deskAddress(view, { comment: press.commentId, press: result.decisionId }));
    case "own-appeal":
      return refusal(403, ownAppeal, typed);
    case "withdrawn":
      return refusal(409, withdrawn, typed);
    case "missing":
      return refusal(409, missing, typed);
    case "not-saved":
      return refusal(503, notSaved, typed);
  }
}

export async function undoAction(_: FormState, form: FormData): Promise<FormState> {
  const moderator = await requireModerator();
  const decisionId = readNumber(form.get("decision"));
  if (!decisionId) return refusal(422, "Press Undo.");

  const view = readViewField(form.get("view"));
  const takeBack = form.get("which") === "decided" ? undoDecided : undo;
  const result = await takeBack(decisionId, moderator);
  switch (result.outcome) {
    case "undone":
      redirect(deskAddress(view, { comment: result.commentId, press: result.decisionId }));
    case "stale":
      return refusal(409, `Not undone: ${decisionInWords(result.later)} since.`);
    case "edited":
      return refusal(409, "Not undone: the comment was changed since.");
    case "appealed":
      return refusal(409, appealed);
    case "gone":
      return refusal(409, gone);
    case "expired":
      return refusal(409, expired);
    case "own-appeal":
      return refusal(403, ownAppeal);
    case "missing":
      return refusal(409, missing);
    case "not-saved":
      return refusal(503, notSaved);
  }
}

function isOwn(earlier: PastDecision, press: Decision, memberId: number): boolean {
  const { action, seenVersion } = earlier;
  return (
    earlier.memberId === memberId && action === press.action && seenVersion === press.seenVersion
  );
}

function typedInto(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === "string" ? value.replaceAll("\r\n", "\n") : "";
}

function refusal(status: number, message: string, typed: Record<string, string> = {}): FormState {
  return refused(status, [{ field: null, message }], typed);
}
