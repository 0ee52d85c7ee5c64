"use server";

import { notFound, redirect } from "next/navigation";
import { refused, type FormState } from "#app/_forms/form-state.ts";
import { signIn } from "#app/_session/sign-in.ts";
import { dashboardAddress } from "#lib/identity/return-address.ts";
import { completeSetup } from "#lib/identity/setup.ts";

export async function completeSetupAction(_: FormState, form: FormData): Promise<FormState> {
  const { token, password, ...typed } = readForm(form);
  const setup = await completeSetup(token, { ...typed, password });

  switch (setup.outcome) {
    case "done":
      await signIn({ email: typed.email, password });
      return redirect(dashboardAddress);
    case "gone":
      return notFound();
    case "problems":
      return refused(422, setup.problems, typed);
  }
}

function readForm(form: FormData): Record<(typeof fields)[number], string> {
  const entries = fields.map((field) => {
    const value = form.get(field);
    return [field, typeof value === "string" ? value : ""];
  });
  return Object.fromEntries(entries);
}

const fields = ["token", "title", "tagline", "name", "email", "password"] as const;
