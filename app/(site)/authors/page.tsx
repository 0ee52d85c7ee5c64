import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Frame } from "#app/(site)/frame.tsx";
import { ListHeading } from "#app/(site)/list-heading.tsx";
import { pageMetadata } from "#app/(site)/metadata.ts";
import { NameIndex } from "#app/(site)/name-index.tsx";
import { words } from "#app/_ui/words.ts";
import { listAuthors } from "#lib/posts/authors.ts";
import { authorAddress } from "#lib/posts/post.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { authors } = await words();
  return pageMetadata({ title: authors.title, address: "/authors" });
}

/** Everyone who has published here. */
export default async function AuthorsPage(): Promise<ReactNode> {
  const { authors, lists } = await words();
  const everyone = await listAuthors();
  return (
    <Frame>
      <ListHeading lead={everyone.length === 0 && lists.nothingYet}>{authors.title}</ListHeading>
      <NameIndex
        entries={everyone.map((one) => ({ name: one.name, address: authorAddress(one) }))}
        entryClass="h-card"
      />
    </Frame>
  );
}
