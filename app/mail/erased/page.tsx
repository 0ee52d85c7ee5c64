import type { Metadata } from "next";
import type { ReactNode } from "react";
import { PlainPage } from "#app/_ui/plain-page.tsx";
import { words } from "#app/_ui/words.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { mail } = await words();
  return { title: mail.erased.title, robots: { index: false, follow: false } };
}

/** Where erasing everything under an address leads: its own page is gone with it. */
export default async function ErasedPage(): Promise<ReactNode> {
  const { mail } = await words();
  return (
    <PlainPage heading={mail.erased.title}>
      <p>{mail.erased.text}</p>
    </PlainPage>
  );
}
