import type { ReactNode } from "react";
import { Day } from "#app/_ui/time.tsx";
import { words } from "#app/_ui/words.ts";
import type { Correction } from "#lib/posts/corrections.ts";
import { renderNote } from "#lib/text/render-note.ts";
import styles from "./corrections.module.css";

/** Before the text, because whoever stops halfway must have seen them. */
export async function Corrections({
  corrections,
}: {
  corrections: Correction[];
}): Promise<ReactNode> {
  const { text } = await words();
  return (
    <section className={styles.corrections} aria-label={text.corrections}>
      {corrections.map(({ id, text: note, publishedAt }) => (
        <div key={id} className={styles.correction}>
          <p>
            <strong>
              {text.correction} <Day at={publishedAt} />
            </strong>
          </p>
          {/* Safe by construction: `renderNote` ends with an allow-list. */}
          <div dir="auto" dangerouslySetInnerHTML={{ __html: renderNote(note) }} />
        </div>
      ))}
    </section>
  );
}
