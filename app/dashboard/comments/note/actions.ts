"use server";

import { redirect } from "next/navigation";
import { refused, type FormState } from "#app/_forms/form-state.ts";
import { requireModerator } from "#app/_session/require.ts";
import { addNote, readNote } from "#lib/moderation/notes.ts";
import { readNumber } from "#lib/moderation/press.ts";
import { deskAddress, readViewField } from "#lib/moderation/view.ts";

export async function addNoteAction(_: FormState, form: FormData): Promise<FormState> {
  const moderator = await requireModerator();
  const typed = form.get("note");
  const note = readNote(typeof typed === "string" ? typed : "");
  const kept = { note: typeof typed === "string" ? typed : "" };
  if (!note.ok) return refused(422, [{ field: "note", message: note.message }], kept);

  const commentId = readNumber(form.get("comment")) ?? 0;
  const { outcome } = await addNote({ commentId, text: note.value }, moderator);
  switch (outcome) {
    case "noted":
      redirect(deskAddress(readViewField(form.get("view")), { comment: commentId }));
    case "missing":
      return refused(409, [{ field: null, message: "That comment is no longer here." }], kept);
    case "not-saved":
      return refused(503, [{ field: null, message: "Not saved. Try again." }], kept);
  }
}
