"use client";

import { useActionState, type ReactElement } from "react";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { Field } from "#app/_forms/field.tsx";
import { untouched } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { addNoteAction } from "./actions.ts";
import styles from "./note-form.module.css";

/** A line for those who decide later. Folded away, as most comments need none. */
export function NoteForm({ commentId, view }: { commentId: number; view: string }): ReactElement {
  const [state, action] = useActionState(addNoteAction, untouched);
  return (
    <details className={styles.note} data-key="n" open={state.outcome === "refused" || undefined}>
      <summary>Write a note</summary>
      <form action={action}>
        <ErrorSummary state={state} />
        <input type="hidden" name="view" value={view} />
        <input type="hidden" name="comment" value={commentId} />
        <Field
          name="note"
          label="Note"
          hint="Moderators read it, and an owner who is asked for somebody’s data. The writer does not."
          rows={3}
          state={state}
        />
        <SubmitButton tone="quiet">Save the note</SubmitButton>
      </form>
    </details>
  );
}
