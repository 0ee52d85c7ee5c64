"use server";

import { redirect } from "next/navigation";
import { refused, type FormState } from "#app/_forms/form-state.ts";
import { requireAuthor, requireOwner } from "#app/_session/require.ts";
import { removeSample } from "#lib/posts/remove-sample.ts";
import { saveSignature, type SignatureDraft } from "#lib/posts/signature.ts";
import { changePublication, type PublicationDraft } from "#lib/settings/change-publication.ts";

export async function changePublicationAction(_: FormState, form: FormData): Promise<FormState> {
  await requireOwner();
  const draft: PublicationDraft = {
    title: typed(form, "title"),
    tagline: typed(form, "tagline"),
    language: typed(form, "language"),
    timeZone: typed(form, "timeZone"),
  };
  const change = await changePublication(draft);

  switch (change.outcome) {
    case "changed":
      return redirect("/dashboard/settings?done=publication");
    case "invalid":
      return refused(422, change.problems, draft);
    case "not-saved":
      return refused(503, [{ field: null, message: notSaved }], draft);
  }
}

export async function saveSignatureAction(_: FormState, form: FormData): Promise<FormState> {
  const author = await requireAuthor();
  const draft: SignatureDraft = {
    name: typed(form, "name"),
    handles: typed(form, "handles"),
    telephone: typed(form, "telephone"),
    sites: typed(form, "sites"),
  };
  const signing = await saveSignature(draft, author);

  switch (signing.outcome) {
    case "saved":
      return redirect("/dashboard/settings?done=signature");
    case "invalid":
      return refused(422, signing.problems, draft);
    case "not-saved":
      return refused(503, [{ field: null, message: notSaved }], draft);
  }
}

export async function removeSampleAction(): Promise<void> {
  const owner = await requireOwner();
  await removeSample(owner);
  redirect("/dashboard/settings?done=sample");
}

const notSaved = "Your changes were not saved. They are still below. Try again.";

function typed(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === "string" ? value : "";
}
