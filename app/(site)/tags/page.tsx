import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Frame } from "#app/(site)/frame.tsx";
import { ListHeading } from "#app/(site)/list-heading.tsx";
import { pageMetadata } from "#app/(site)/metadata.ts";
import { words } from "#app/_ui/words.ts";
import { listTags } from "#lib/posts/tag-index.ts";
import { TagIndex } from "./tag-index.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { lists } = await words();
  return pageMetadata({ title: lists.tags, address: "/tags" });
}

/** What the publication is about, from A to Z. */
export default async function TagsPage(): Promise<ReactNode> {
  const { lists } = await words();
  const tags = await listTags();
  return (
    <Frame>
      <ListHeading lead={tags.length === 0 && lists.noTags}>{lists.tags}</ListHeading>
      <TagIndex tags={tags} />
    </Frame>
  );
}
