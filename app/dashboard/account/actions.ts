"use server";

import { redirect } from "next/navigation";
import { refused, type FormState } from "#app/_forms/form-state.ts";
import { currentSessionToken } from "#app/_session/member.ts";
import { requireMember, requireModerator } from "#app/_session/require.ts";
import { signIn } from "#app/_session/sign-in.ts";
import { changePassword } from "#lib/identity/change-password.ts";
import { saveNoticeChoice } from "#lib/identity/notice-choice.ts";
import { endOtherSessions, endSessionOf } from "#lib/identity/sessions.ts";
import { tooManyTries } from "#lib/identity/sign-in.ts";

export async function changePasswordAction(_: FormState, form: FormData): Promise<FormState> {
  const member = await requireMember();
  const wanted = String(form.get("wanted") ?? "");
  const change = await changePassword(
    { current: String(form.get("current") ?? ""), wanted },
    member,
  );

  switch (change.outcome) {
    case "changed":
      // Every session ended with the old password, this one too; the new one opens a new session.
      await signIn({ email: member.email, password: wanted });
      return redirect("/dashboard/account");
    case "problems":
      return refused(422, change.problems, {});
    case "limited":
      return refused(429, [{ field: null, message: await tooManyTries(change.until) }], {});
  }
}

export async function endSessionAction(form: FormData): Promise<void> {
  const member = await requireMember();
  await endSessionOf(member, Number(form.get("session")));
  redirect("/dashboard/account");
}

export async function endOtherSessionsAction(): Promise<void> {
  const member = await requireMember();
  await endOtherSessions(member, (await currentSessionToken()) ?? "");
  redirect("/dashboard/account");
}

export async function saveNoticeChoiceAction(form: FormData): Promise<void> {
  const moderator = await requireModerator();
  if (await saveNoticeChoice(String(form.get("choice")), moderator)) {
    redirect("/dashboard/account?done=notices");
  }
  redirect("/dashboard/account");
}
