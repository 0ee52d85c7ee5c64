import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { Article } from "#app/(site)/article.tsx";
import { Frame } from "#app/(site)/frame.tsx";
import { requireAuthor } from "#app/_session/require.ts";
import { findPreview, readPreview } from "#lib/posts/preview.ts";
import { readId } from "../../read-id.ts";
import styles from "./page.module.css";

export const metadata: Metadata = { title: "Preview" };

type Props = { params: Promise<{ id: string }> };

/** The text as it was typed, as readers would get it: the same page, through the same sanitiser. */
export default async function PreviewPage({ params }: Props): Promise<ReactElement> {
  const author = await requireAuthor();
  const id = readId((await params).id) ?? 0;
  const manuscript = await findPreview(id, author);
  const post = manuscript && (await readPreview(manuscript, author));
  if (!post) notFound();

  return (
    <div id="content" className={styles.preview}>
      <aside className={styles.note} aria-label="About this preview">
        This is a preview. Only you can see it, and it is not saved.{" "}
        <a href={`/dashboard/posts/${manuscript.postId ?? "new"}?preview=${id}`}>Go on writing</a>
      </aside>
      {/* Within a section, the printed page's head and foot are not those of this page. */}
      <section aria-label="As printed">
        <Frame>
          <Article post={post} />
        </Frame>
      </section>
    </div>
  );
}
