"use server";

import { notFound, redirect } from "next/navigation";
import { refused, type FormState } from "#app/_forms/form-state.ts";
import { requireAuthor } from "#app/_session/require.ts";
import { readId } from "#app/dashboard/posts/read-id.ts";
import { describeSeries, type SeriesDraft } from "#lib/posts/describe-series.ts";

export async function describeSeriesAction(_: FormState, form: FormData): Promise<FormState> {
  const author = await requireAuthor();
  const id = readId(form.get("seriesId")) ?? 0;
  const version = String(form.get("version"));
  const draft: SeriesDraft = {
    title: typed(form, "title"),
    description: typed(form, "description"),
  };
  const result = await describeSeries({ id, seenVersion: readId(version) ?? 0, draft }, author);
  // The page is rendered afresh under a refusal, and must not take the newest version for the one seen.
  const kept = { ...draft, version };

  switch (result.outcome) {
    case "saved":
      return redirect(`/dashboard/series/${id}?done=saved&at=${Date.now()}`);
    case "invalid":
      return refused(422, result.problems, kept);
    case "stale":
      return refused(409, [{ field: null, message: staleSentence(result.saved) }], kept);
    case "missing":
      return notFound();
    case "not-saved":
      return refused(503, [{ field: null, message: notSaved }], kept);
  }
}

const notSaved = "The series was not saved. Your text is still below. Try again.";

function staleSentence({ title, description }: SeriesDraft): string {
  const saved = description ? `“${title}”, described as “${description}”` : `“${title}”`;
  return `The series was saved after you opened this form: it is now ${saved}. Yours is below, not saved. Open the page again to save over it.`;
}

function typed(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === "string" ? value : "";
}
