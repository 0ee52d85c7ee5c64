"use client";

import { useActionState, type ReactElement } from "react";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { Field } from "#app/_forms/field.tsx";
import { typedInto, untouched } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { describeSeriesAction } from "../actions.ts";

type Series = { id: number; version: number; title: string; description: string };

export function SeriesForm({ series }: { series: Series }): ReactElement {
  const [state, action] = useActionState(describeSeriesAction, untouched);
  return (
    <form action={action}>
      <ErrorSummary state={state} />
      <input type="hidden" name="seriesId" value={series.id} />
      <input
        type="hidden"
        name="version"
        value={typedInto(state, "version") ?? String(series.version)}
      />
      <Field
        name="title"
        label="Name"
        hint="Its address stays as it is."
        state={state}
        initial={series.title}
      />
      <Field
        name="description"
        label="Description"
        hint="One or two sentences above its parts."
        state={state}
        initial={series.description}
        rows={4}
      />
      <SubmitButton>Save the series</SubmitButton>
    </form>
  );
}
