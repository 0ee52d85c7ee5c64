"use server";

import { redirect } from "next/navigation";
import { requireOwner } from "#app/_session/require.ts";
import { forgetMemory, learnAgain } from "#lib/comments/memory/begin-anew.ts";

const here = "/dashboard/settings/memory";

export async function forgetMemoryAction(form: FormData): Promise<void> {
  const owner = await requireOwner();
  if (form.get("sure") !== "yes") redirect(`${here}?done=unsure`);
  const { outcome } = await forgetMemory(owner);
  redirect(`${here}?done=${outcome === "begun" ? "forgotten" : "not-saved"}`);
}

export async function learnAgainAction(): Promise<void> {
  const owner = await requireOwner();
  const { outcome } = await learnAgain(owner);
  redirect(`${here}?done=${outcome === "begun" ? "learnt" : "not-saved"}`);
}
