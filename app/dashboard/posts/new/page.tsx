import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { requireAuthor } from "#app/_session/require.ts";
import { emptyDraft } from "#lib/posts/draft.ts";
import { findPreview } from "#lib/posts/preview.ts";
import { Desk } from "../desk.tsx";
import { PostForm } from "../post-form.tsx";
import { readId } from "../read-id.ts";

export const metadata: Metadata = { title: "New post" };

type Props = { searchParams: Promise<{ preview?: string | string[] }> };

/** An empty sheet, or the text that its author has just looked at. */
export default async function NewPostPage({ searchParams }: Props): Promise<ReactElement> {
  const author = await requireAuthor();
  const { preview } = await searchParams;
  const typed = preview === undefined ? undefined : await findPreview(readId(preview) ?? 0, author);
  if (preview !== undefined && typed?.postId !== null) notFound();
  return (
    <Desk heading="New post" margin={<p>Not saved yet. A draft is seen by nobody else.</p>}>
      <PostForm
        postId={null}
        seenVersion={0}
        draft={typed?.draft ?? emptyDraft}
        isPublished={false}
        mayBePublished
      />
    </Desk>
  );
}
