import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { PlainPage } from "#app/_ui/plain-page.tsx";
import { words } from "#app/_ui/words.ts";
import { passwordLengthMin } from "#lib/identity/password.ts";
import { isSetupOpen } from "#lib/identity/setup.ts";
import { SetupForm } from "./setup-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { account } = await words();
  return { title: account.setup.title, robots: { index: false } };
}

type Props = { searchParams: Promise<{ token?: string | string[] }> };

/** Opened with the link printed at the first start. It shows a form; only sending it does anything. */
export default async function SetupPage({ searchParams }: Props): Promise<ReactElement> {
  const { token } = await searchParams;
  if (typeof token !== "string" || !(await isSetupOpen(token))) notFound();
  const { account, forms } = await words();
  const { setup, name, password } = account;
  return (
    <PlainPage heading={setup.heading}>
      <p>{setup.about}</p>
      <SetupForm
        token={token}
        phrases={{
          problem: forms.problem,
          title: setup.publication.label,
          tagline: setup.tagline.label,
          name: name.label,
          email: setup.email,
          password: password.label,
          passwordHint: password.hint(passwordLengthMin),
          send: setup.send,
        }}
      />
    </PlainPage>
  );
}
