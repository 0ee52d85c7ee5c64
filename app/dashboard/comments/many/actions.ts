"use server";

import { redirect } from "next/navigation";
import { refused, type FormState } from "#app/_forms/form-state.ts";
import { requireModerator } from "#app/_session/require.ts";
import { bulkMax, decideMany, readItem, undoMany, type BulkItem } from "#lib/moderation/bulk.ts";
import { decidingActions } from "#lib/moderation/decide.ts";
import { readNumber } from "#lib/moderation/press.ts";
import { readTold } from "#lib/moderation/reason.ts";
import { readViewField } from "#lib/moderation/view.ts";
import { doneAddress } from "./address.ts";

const notSaved = "Not saved. Try again.";
const nothing = "Select the comments to decide about.";
const tooMany = `Select ${bulkMax.toLocaleString("en")} comments or fewer.`;
const missing = "There is nothing left to undo.";

export async function decideManyAction(_: FormState, form: FormData): Promise<FormState> {
  const moderator = await requireModerator();
  const items = readItems(form);
  const typed = {
    items: items.map(({ commentId, seenVersion }) => `${commentId}-${seenVersion}`).join(" "),
    listed: typedInto(form, "listed"),
    reason: typedInto(form, "reason"),
  };
  const action = decidingActions.find((known) => known === form.get("decision"));
  if (!action || items.length === 0) return refusal(422, nothing, typed);
  if (items.length > bulkMax) return refusal(422, tooMany, typed);
  const told = await readTold({ listed: typed.listed, words: typed.reason });
  if (!told.ok) return refused(422, [{ field: told.field, message: told.message }], typed);

  const result = await decideMany({ items, action, told: told.value }, moderator);
  if (result.outcome !== "done") return refusal(503, notSaved, typed);
  redirect(doneAddress(readViewField(form.get("view")), result.bulkId));
}

export async function undoManyAction(_: FormState, form: FormData): Promise<FormState> {
  const moderator = await requireModerator();
  const result = await undoMany(readNumber(form.get("bulk")) ?? 0, moderator);
  switch (result.outcome) {
    case "done":
      redirect(doneAddress(readViewField(form.get("view")), result.bulkId));
    case "missing":
      return refusal(409, missing);
    case "not-saved":
      return refusal(503, notSaved);
  }
}

/** Each comment once, however often it was sent. */
function readItems(form: FormData): BulkItem[] {
  const items = form.getAll("item").flatMap((value) => readItem(value) ?? []);
  return [...new Map(items.map((item) => [item.commentId, item])).values()];
}

function typedInto(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === "string" ? value.replaceAll("\r\n", "\n") : "";
}

function refusal(status: number, message: string, typed: Record<string, string> = {}): FormState {
  return refused(status, [{ field: null, message }], typed);
}
