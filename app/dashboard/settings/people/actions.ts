"use server";

import { redirect } from "next/navigation";
import { refused, type FormState } from "#app/_forms/form-state.ts";
import { requireOwner } from "#app/_session/require.ts";
import { eraseUnder } from "#lib/following/erase-everything.ts";
import { findHandle, findPerson } from "#lib/following/person.ts";

const here = "/dashboard/settings/people";

export async function findPersonAction(_: FormState, form: FormData): Promise<FormState> {
  const owner = await requireOwner();
  const typed = form.get("email");
  const email = typeof typed === "string" ? typed : "";
  const handle = await findHandle(owner, email);
  if (handle) redirect(`${here}?of=${handle}`);
  const message = "Nothing is kept under this address. Check how it is spelt.";
  return refused(404, [{ field: "email", message }], { email });
}

export async function erasePersonAction(form: FormData): Promise<void> {
  const owner = await requireOwner();
  const person = await findPerson(owner, form.get("of"));
  if (!person) redirect(`${here}?done=missing`);
  if (form.get("sure") !== "yes") redirect(`${here}?of=${person.handle}&done=unsure`);
  const { outcome } = await eraseUnder(person.email, { by: owner.id });
  redirect(`${here}?done=${outcome}`);
}
