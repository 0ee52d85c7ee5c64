"use server";

import { redirect } from "next/navigation";
import { refused, refusedUntil, type FormState } from "#app/_forms/form-state.ts";
import { signIn } from "#app/_session/sign-in.ts";
import { words } from "#app/_ui/words.ts";
import { returnAddress } from "#lib/identity/return-address.ts";
import { tooManyTries } from "#lib/identity/sign-in.ts";

export async function signInAction(_: FormState, form: FormData): Promise<FormState> {
  const email = form.get("email");
  const result = await signIn({ email, password: form.get("password") });
  const typed = { email: typeof email === "string" ? email : "" };

  switch (result.outcome) {
    case "right":
      return redirect(returnAddress(form.get("return")));
    case "wrong": {
      const { account } = await words();
      return refused(422, [{ field: "email", message: account.signIn.wrong }], typed);
    }
    case "limited":
      return refusedUntil(result.until, await tooManyTries(result.until), typed);
  }
}
