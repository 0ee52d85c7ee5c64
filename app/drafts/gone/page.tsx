import type { Metadata } from "next";
import type { ReactNode } from "react";
import { PlainPage } from "#app/_ui/plain-page.tsx";
import { words } from "#app/_ui/words.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { draft } = await words();
  return { title: draft.gone.title, robots: { index: false, follow: false } };
}

/** What is shown to somebody who has just thrown a draft away, and to anyone who asks. */
export default async function DraftGonePage(): Promise<ReactNode> {
  const { draft } = await words();
  return (
    <PlainPage heading={draft.gone.title}>
      <p>{draft.gone.text}</p>
    </PlainPage>
  );
}
