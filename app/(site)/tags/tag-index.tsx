import type { ReactNode } from "react";
import { NameIndex } from "#app/(site)/name-index.tsx";
import { tagAddress, type Tag } from "#lib/posts/post.ts";

export function TagIndex({ tags }: { tags: Tag[] }): ReactNode {
  return <NameIndex entries={tags.map((tag) => ({ name: tag.name, address: tagAddress(tag) }))} />;
}
