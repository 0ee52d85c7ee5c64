import type { ReactElement } from "react";
import { publication } from "#app/_ui/publication.ts";
import { readCorrections } from "#lib/posts/corrections.ts";
import { timeInWords } from "../words.ts";
import { CorrectionForm } from "./correction-form.tsx";
import styles from "./page.module.css";

/** The corrections readers see above the text, and the form for another. */
export async function Correcting({ postId }: { postId: number }): Promise<ReactElement> {
  const { timeZone } = await publication();
  const corrections = await readCorrections(postId);
  return (
    <section className={styles.section} aria-labelledby="correct">
      <h2 id="correct">Publish a correction</h2>
      <p>
        Change the text first, and save it. A correction then tells its readers, above the text and
        with its date, what they may have read before. It stays, whatever you edit later.
      </p>
      {corrections.length > 0 && (
        <ul>
          {corrections.map(({ id, text, publishedAt }) => (
            <li key={id}>
              {timeInWords(publishedAt, timeZone)}: {text}
            </li>
          ))}
        </ul>
      )}
      <CorrectionForm postId={postId} />
    </section>
  );
}
