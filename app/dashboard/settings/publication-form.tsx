"use client";

import { useActionState, type ReactElement } from "react";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { Field } from "#app/_forms/field.tsx";
import { untouched } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { changePublicationAction } from "./actions.ts";

type Publication = { title: string; tagline: string; language: string; timeZone: string };

type PublicationFormProps = {
  publication: Publication;
  /** What follows from the language it has now. */
  languageInWords: string;
};

export function PublicationForm({
  publication,
  languageInWords,
}: PublicationFormProps): ReactElement {
  const [state, action] = useActionState(changePublicationAction, untouched);
  return (
    <form action={action}>
      <ErrorSummary state={state} />
      <Field name="title" label="Title" state={state} initial={publication.title} />
      <Field
        name="tagline"
        label="Tagline"
        hint="One line under the title, on every page."
        state={state}
        initial={publication.tagline}
      />
      <Field
        name="language"
        label="Language"
        hint={
          <>
            The code of the language it is written in, such as en-GB, ar or pt-BR.{" "}
            <bdi>{languageInWords}</bdi>
          </>
        }
        state={state}
        initial={publication.language}
        autoCapitalize="off"
        spellCheck={false}
      />
      <Field
        name="timeZone"
        label="Time zone"
        hint="Dates are shown in it. Its name in the tz database, such as Europe/Berlin."
        state={state}
        initial={publication.timeZone}
        autoCapitalize="off"
        spellCheck={false}
      />
      <SubmitButton>Save the publication’s settings</SubmitButton>
    </form>
  );
}
