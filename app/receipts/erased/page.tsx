import type { Metadata } from "next";
import type { ReactNode } from "react";
import { PlainPage } from "#app/_ui/plain-page.tsx";
import { words } from "#app/_ui/words.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { receipt } = await words();
  return { title: receipt.erased.title, robots: { index: false, follow: false } };
}

/** Where erasing a comment leads: its own page is gone with it. */
export default async function ErasedPage(): Promise<ReactNode> {
  const { receipt } = await words();
  return (
    <PlainPage heading={receipt.erased.title}>
      <p>{receipt.erased.text}</p>
    </PlainPage>
  );
}
