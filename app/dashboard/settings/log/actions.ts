"use server";

import { redirect } from "next/navigation";
import { requireOwner } from "#app/_session/require.ts";
import { changeLogSettings } from "#lib/moderation/log/change-settings.ts";

export async function changeLogSettingsAction(form: FormData): Promise<void> {
  const owner = await requireOwner();
  const wanted = {
    isPublished: form.get("published") === "yes",
    areModeratorsNamed: form.get("named") === "yes",
  };
  const { outcome } = await changeLogSettings(wanted, owner);
  redirect(`/dashboard/settings/log?done=${outcome}`);
}
