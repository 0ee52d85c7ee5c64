import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { ReactElement } from "react";
import { currentMember } from "#app/_session/member.ts";
import { PlainPage } from "#app/_ui/plain-page.tsx";
import { returnAddress } from "#lib/identity/return-address.ts";
import { SignInForm } from "./sign-in-form.tsx";

export const metadata: Metadata = { title: "Sign in", robots: { index: false } };

type Props = { searchParams: Promise<{ return?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props): Promise<ReactElement> {
  const returnTo = returnAddress((await searchParams).return);
  if (await currentMember()) redirect(returnTo);
  return (
    <PlainPage heading="Sign in">
      <SignInForm returnTo={returnTo} />
    </PlainPage>
  );
}
