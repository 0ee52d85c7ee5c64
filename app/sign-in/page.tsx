import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { ReactElement } from "react";
import { currentMember } from "#app/_session/member.ts";
import { PlainPage } from "#app/_ui/plain-page.tsx";
import { words } from "#app/_ui/words.ts";
import { returnAddress } from "#lib/identity/return-address.ts";
import { SignInForm } from "./sign-in-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { account } = await words();
  return { title: account.signIn.title, robots: { index: false } };
}

type Props = { searchParams: Promise<{ return?: string | string[] }> };

export default async function SignInPage({ searchParams }: Props): Promise<ReactElement> {
  const returnTo = returnAddress((await searchParams).return);
  if (await currentMember()) redirect(returnTo);
  const { account, forms } = await words();
  return (
    <PlainPage heading={account.signIn.title}>
      <SignInForm
        returnTo={returnTo}
        phrases={{
          problem: forms.problem,
          email: account.email,
          password: account.password.label,
          send: account.signIn.send,
        }}
      />
    </PlainPage>
  );
}
