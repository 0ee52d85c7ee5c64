"use server";

import { redirect } from "next/navigation";
import { requireMember } from "#app/_session/require.ts";
import { signOut } from "#app/_session/sign-in.ts";

export async function signOutAction(): Promise<void> {
  await requireMember();
  await signOut();
  redirect("/sign-in");
}
