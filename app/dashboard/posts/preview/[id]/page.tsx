import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { Article } from "#app/(site)/article.tsx";
import { requireAuthor } from "#app/_session/require.ts";
import { publication } from "#app/_ui/publication.ts";
import sheet from "#app/_ui/sheet.module.css";
import { findPreview, readPreview } from "#lib/posts/preview.ts";
import { inLanguage } from "#lib/words/direction.ts";
import { readId } from "../../read-id.ts";
import styles from "./page.module.css";

export const metadata: Metadata = { title: "Preview" };

type Props = { params: Promise<{ id: string }> };

/** The text as it was typed, as readers would get it: the same article, through the same sanitiser. */
export default async function PreviewPage({ params }: Props): Promise<ReactElement> {
  const author = await requireAuthor();
  const id = readId((await params).id) ?? 0;
  const manuscript = await findPreview(id, author);
  const post = manuscript && (await readPreview(manuscript, author));
  if (!post) notFound();
  const { language } = await publication();

  return (
    <div className={styles.preview}>
      <aside className={styles.note} aria-label="About this preview">
        This is a preview. Only you can see it, and it is not saved.{" "}
        <a href={`/dashboard/posts/${manuscript.postId ?? "new"}?preview=${id}`}>Go on writing</a>
      </aside>
      <div className={sheet.sheet} {...inLanguage(language)}>
        <main id="content" className={sheet.main}>
          <Article post={post} />
        </main>
      </div>
    </div>
  );
}
