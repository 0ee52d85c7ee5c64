"use server";

import { notFound, redirect } from "next/navigation";
import { throwAwayDraft } from "#lib/comments/end-draft.ts";
import { draftAddress } from "#lib/comments/draft-key.ts";

/** The address of the page is the proof: whoever has it may end the draft. Pressed twice, it is gone once. */
export async function throwAwayDraftAction(form: FormData): Promise<void> {
  const key = String(form.get("draft"));
  const { outcome } = await throwAwayDraft(key);
  if (outcome === "missing") notFound();
  if (outcome === "not-saved") redirect(draftAddress(key));
  redirect("/drafts/gone");
}
