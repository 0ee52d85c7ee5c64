"use server";

import { notFound, redirect } from "next/navigation";
import { refused, type FormState } from "#app/_forms/form-state.ts";
import { words } from "#app/_ui/words.ts";
import { decidingActions } from "#lib/moderation/decide.ts";
import { decideFromMail } from "#lib/moderation/decide-from-mail.ts";
import { readTold } from "#lib/moderation/reason.ts";

/** The link in the mail is the proof: whoever has it decides, once, as the moderator it was sent to. */
export async function decideFromMailAction(_: FormState, form: FormData): Promise<FormState> {
  const token = typed(form, "token");
  const typedIn = { listed: typed(form, "listed"), reason: typed(form, "reason") };
  const action = decidingActions.find((known) => known === form.get("decision"));
  const { problems } = (await words()).mailed;
  const refusal = (status: number, message: string, field: string | null = null): FormState =>
    refused(status, [{ field, message }], typedIn);

  const told = await readTold({ listed: typedIn.listed, words: typedIn.reason });
  if (!told.ok) return refusal(422, told.message, told.field);
  if (!action) return refusal(422, problems.press);
  const result = await decideFromMail(token, { action, told: told.value });
  if (!result) return notFound();
  if ("state" in result) return redirect(`/decide/${token}`);
  switch (result.outcome) {
    case "decided":
    case "stale":
    case "edited":
    case "withdrawn":
      return redirect(`/decide/${token}`);
    case "own-appeal":
      return refusal(403, problems.ownAppeal);
    case "missing":
      return notFound();
    case "not-saved":
      return refusal(503, problems.notSaved);
  }
}

function typed(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === "string" ? value : "";
}
