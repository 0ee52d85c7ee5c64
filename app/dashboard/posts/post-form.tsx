"use client";

import { useActionState, type ReactElement } from "react";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { Field } from "#app/_forms/field.tsx";
import { typedInto, type FormState } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { writePostAction } from "./actions.ts";
import { Choice } from "#app/_forms/choice.tsx";
import styles from "./post-form.module.css";
import { untouchedPost, type SavedMeanwhile } from "./post-form-state.ts";

export type PostFormProps = {
  /** Null for a post that was never saved. */
  postId: number | null;
  seenVersion: number;
  draft: Record<string, string>;
  isPublished: boolean;
  mayBePublished: boolean;
};

/** The manuscript: what readers will get first, and what is said about it after. */
export function PostForm(props: PostFormProps): ReactElement {
  const [{ form, savedMeanwhile }, action] = useActionState(writePostAction, untouchedPost);
  return (
    <form action={action} className={styles.form}>
      <ErrorSummary state={form} />
      {savedMeanwhile && <Meanwhile saved={savedMeanwhile} postId={props.postId} />}
      <input type="hidden" name="post" value={props.postId ?? ""} />
      <input
        type="hidden"
        name="version"
        value={typedInto(form, "version") ?? String(props.seenVersion)}
      />
      <TextFields state={form} draft={props.draft} />
      <Buttons {...props} isInConflict={savedMeanwhile !== null} />
      <h2 className={styles.about}>About this text</h2>
      <PlaceFields state={form} draft={props.draft} />
    </form>
  );
}

type FieldsProps = { state: FormState; draft: Record<string, string> };

function TextFields({ state, draft }: FieldsProps): ReactElement {
  return (
    <>
      <Field name="title" label="Title" state={state} initial={draft.title ?? ""} />
      <Field
        name="standfirst"
        label="Standfirst"
        hint="One or two sentences under the title, and in lists."
        state={state}
        initial={draft.standfirst ?? ""}
        rows={3}
      />
      <div className={styles.manuscript}>
        <Field
          name="body"
          label="Text"
          hint={
            draft.bodyFormat === "html"
              ? "This text is HTML, as it came. Change its format below if you write it anew."
              : "In Markdown, with tables and footnotes."
          }
          state={state}
          initial={draft.body ?? ""}
          rows={24}
        />
      </div>
    </>
  );
}

function PlaceFields({ state, draft }: FieldsProps): ReactElement {
  return (
    <>
      <Field
        name="slug"
        label="Address"
        hint="The last part of it, such as how-walls-stand. Left empty, it is made of the title. An address that readers know goes on leading here."
        state={state}
        initial={draft.slug ?? ""}
        autoCapitalize="off"
        spellCheck={false}
      />
      <Field
        name="tags"
        label="Tags"
        hint="Up to 20, with commas between them."
        state={state}
        initial={draft.tags ?? ""}
      />
      <Field
        name="series"
        label="Series"
        hint="Its name, if this is a part of one. A name that is new makes a new series."
        state={state}
        initial={draft.series ?? ""}
      />
      <Field
        name="part"
        label="Part"
        hint="A whole number. Left empty, it is the next part."
        state={state}
        initial={draft.part ?? ""}
        inputMode="numeric"
      />
      <Field
        name="relatedLinks"
        label="Related links"
        hint="One a line: a title, then an address that begins with https://."
        state={state}
        initial={draft.relatedLinks ?? ""}
        rows={4}
      />
      <div className={styles.choices}>
        <Choice
          name="kind"
          label="Kind"
          hint="A page stands apart from the posts, without a date or comments."
          state={state}
          initial={draft.kind ?? ""}
          options={{ post: "Post", page: "Page" }}
        />
        <Choice
          name="comments"
          label="Comments"
          hint="Those already there stay when comments close."
          state={state}
          initial={draft.comments ?? ""}
          options={{ open: "Open", closed: "Closed" }}
        />
        <Choice
          name="bodyFormat"
          label="Format of the text"
          hint="Changing it does not rewrite the text."
          state={state}
          initial={draft.bodyFormat ?? ""}
          options={{ markdown: "Markdown", html: "HTML" }}
        />
        <Field
          name="language"
          label="Language"
          hint="A code such as de, if it is not the publication’s."
          state={state}
          initial={draft.language ?? ""}
          autoCapitalize="off"
          spellCheck={false}
        />
      </div>
    </>
  );
}

function Buttons({
  isPublished,
  mayBePublished,
  isInConflict,
}: PostFormProps & { isInConflict: boolean }): ReactElement {
  if (isInConflict) {
    return (
      <div className={styles.buttons}>
        <Intent value="copy">Save mine as a new draft</Intent>
        <Intent value="preview">Preview mine</Intent>
      </div>
    );
  }
  return (
    <div className={styles.buttons}>
      <Intent value="save">
        {isPublished ? "Save and publish the changes" : "Save the draft"}
      </Intent>
      <Intent value="preview">Preview</Intent>
      {mayBePublished && <Intent value="check">Save and go on to publishing</Intent>}
    </div>
  );
}

function Intent({ value, children }: { value: string; children: string }): ReactElement {
  return (
    <SubmitButton name="intent" value={value}>
      {children}
    </SubmitButton>
  );
}

function Meanwhile({
  saved,
  postId,
}: {
  saved: SavedMeanwhile;
  postId: number | null;
}): ReactElement {
  return (
    <section className={styles.meanwhile} aria-labelledby="meanwhile">
      <h2 id="meanwhile">{saved.sentence}</h2>
      <p>
        <b>{saved.title}</b>
      </p>
      {saved.standfirst && <p>{saved.standfirst}</p>}
      <textarea readOnly rows={12} defaultValue={saved.body} aria-labelledby="meanwhile" />
      <p>
        <a href={`/dashboard/posts/${postId ?? "new"}`}>Open the saved text</a>, which leaves yours
        behind, or save yours as a new draft.
      </p>
      <h2>Yours, not saved</h2>
    </section>
  );
}
