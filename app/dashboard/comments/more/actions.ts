"use server";

import { redirect } from "next/navigation";
import { refused, type FormState } from "#app/_forms/form-state.ts";
import { requireModerator } from "#app/_session/require.ts";
import { askAuthors } from "#lib/moderation/ask.ts";
import { closeThread } from "#lib/moderation/close-thread.ts";
import { editText } from "#lib/moderation/edit-text.ts";
import { moveComment } from "#lib/moderation/move.ts";
import { readNumber } from "#lib/moderation/press.ts";
import type { Unseen } from "#lib/moderation/seen.ts";
import { deskAddress, readViewField } from "#lib/moderation/view.ts";

type Typed = Record<string, string>;

export async function editAction(_: FormState, form: FormData): Promise<FormState> {
  const moderator = await requireModerator();
  const typed = { text: typedInto(form, "text"), kind: typedInto(form, "kind") };
  const kind = (["markup", "personal-data"] as const).find((known) => known === typed.kind);
  const seen = readSeen(form);
  if (!seen || !kind) return refusal(422, notOurs, typed);
  // Nothing is wrong with it: it is shown again, with what changes.
  if (form.get("step") === "look") return refused(200, [], typed);

  const result = await editText({ ...seen, kind, typed: typed.text }, moderator);
  switch (result.outcome) {
    case "changed":
      return backToDesk(form, seen.commentId, result.decisionId);
    case "invalid":
      return refused(422, [{ field: "text", message: result.message }], typed);
    case "same":
      return refused(422, [{ field: "text", message: "Change something, or go back." }], typed);
    case "proposed":
      return refusal(409, "Its writer proposes another text. Decide about that first.", typed);
    default:
      return unseen(result, form, typed);
  }
}

export async function moveAction(_: FormState, form: FormData): Promise<FormState> {
  const moderator = await requireModerator();
  const typed = { place: typedInto(form, "place") };
  const seen = readSeen(form);
  if (!seen) return refusal(422, notOurs, typed);

  const result = await moveComment({ ...seen, typed: typed.place }, moderator);
  switch (result.outcome) {
    case "moved":
      return backToDesk(form, seen.commentId, result.decisionId);
    case "nowhere":
    case "inside":
    case "same":
      return refused(422, [{ field: "place", message: elsewhere[result.outcome] }], typed);
    default:
      return unseen(result, form, typed);
  }
}

export async function threadAction(_: FormState, form: FormData): Promise<FormState> {
  const moderator = await requireModerator();
  const seen = readSeen(form);
  const action = threadActions.find((known) => known === form.get("thread"));
  if (!seen || !action) return refusal(422, notOurs, {});

  const result = await closeThread({ ...seen, action }, moderator);
  switch (result.outcome) {
    case "done":
      return backToDesk(form, seen.commentId, result.decisionId);
    case "same":
      return refusal(409, "It is so already.", {});
    default:
      return unseen(result, form, {});
  }
}

export async function askAction(_: FormState, form: FormData): Promise<FormState> {
  const moderator = await requireModerator();
  const typed = { question: typedInto(form, "question") };
  const seen = readSeen(form);
  if (!seen) return refusal(422, notOurs, typed);

  const result = await askAuthors({ ...seen, typed: typed.question }, moderator);
  switch (result.outcome) {
    case "asked":
      return backToDesk(form, seen.commentId, result.decisionId);
    case "invalid":
      return refused(422, [{ field: "question", message: result.message }], typed);
    case "asked-before":
      return refusal(
        409,
        "Nobody has answered the question before. One is asked at a time.",
        typed,
      );
    case "decided":
      return refusal(409, "It is decided already. Take that back first.", typed);
    default:
      return unseen(result, form, typed);
  }
}

const threadActions = ["close-thread", "open-thread"] as const;
const elsewhere = {
  nowhere:
    "Enter the address of a published post, or of a comment that everyone can read and answer.",
  inside: "Enter another place: that comment answers this one, or is it.",
  same: "Enter another place: it stands there.",
};
const notOurs = "The form did not arrive as this page sends it. Send it again from here.";
const notSaved = "Not saved. Try again.";
const withdrawn = "Its writer has withdrawn it.";
const missing = "That comment is no longer here.";

function readSeen(form: FormData): { commentId: number; seenVersion: number } | undefined {
  const commentId = readNumber(form.get("comment"));
  const seenVersion = readNumber(form.get("version"));
  return commentId && seenVersion ? { commentId, seenVersion } : undefined;
}

/** With the comment open that it was about. */
function backToDesk(form: FormData, commentId: number, press: number): never {
  redirect(deskAddress(readViewField(form.get("view")), { comment: commentId, press }));
}

function unseen(result: Unseen, form: FormData, typed: Typed): FormState {
  switch (result.outcome) {
    case "stale":
    case "edited":
      return backToDesk(form, readNumber(form.get("comment")) ?? 0, result.decisionId);
    case "withdrawn":
      return refusal(409, withdrawn, typed);
    case "missing":
      return refusal(409, missing, typed);
    case "not-saved":
      return refusal(503, notSaved, typed);
  }
}

function typedInto(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === "string" ? value.replaceAll("\r\n", "\n") : "";
}

function refusal(status: number, message: string, typed: Typed): FormState {
  return refused(status, [{ field: null, message }], typed);
}
