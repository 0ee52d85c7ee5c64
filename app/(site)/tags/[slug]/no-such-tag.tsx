import type { ReactNode } from "react";
import { Frame } from "#app/(site)/frame.tsx";
import { ListHeading } from "#app/(site)/list-heading.tsx";
import { NotThere } from "#app/(site)/not-there.tsx";
import { words } from "#app/_ui/words.ts";
import { listTags } from "#lib/posts/tag-index.ts";
import { TagIndex } from "../tag-index.tsx";

/** What a reader gets under a tag that is none, or that nothing published carries: those that are. */
export async function NoSuchTag(): Promise<ReactNode> {
  const { lists } = await words();
  const tags = await listTags();
  return (
    <Frame>
      <NotThere />
      <ListHeading lead={tags.length > 0 ? lists.tagsAreHere : lists.noTags}>
        {lists.tagMissing}
      </ListHeading>
      <TagIndex tags={tags} />
    </Frame>
  );
}
