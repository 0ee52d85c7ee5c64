import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { PlainPage } from "#app/_ui/plain-page.tsx";
import { passwordLengthMin } from "#lib/identity/password.ts";
import { isSetupOpen } from "#lib/identity/setup.ts";
import { SetupForm } from "./setup-form.tsx";

export const metadata: Metadata = { title: "Set up", robots: { index: false } };

type Props = { searchParams: Promise<{ token?: string | string[] }> };

/** Opened with the link printed at the first start. It shows a form; only sending it does anything. */
export default async function SetupPage({ searchParams }: Props): Promise<ReactElement> {
  const { token } = await searchParams;
  if (typeof token !== "string" || !(await isSetupOpen(token))) notFound();
  return (
    <PlainPage heading="Set up your publication">
      <p>This makes the owner’s account. The link that led here works once.</p>
      <SetupForm token={token} passwordHint={`${passwordLengthMin} characters or more`} />
    </PlainPage>
  );
}
