import type { ReactNode } from "react";
import { publication } from "#app/_ui/publication.ts";
import sheet from "#app/_ui/sheet.module.css";
import { Day } from "#app/_ui/time.tsx";
import { words } from "#app/_ui/words.ts";
import type { PublicEntry } from "#lib/moderation/log/public-entry.ts";
import { sayEntry } from "#lib/moderation/log/say.ts";
import { postAddress } from "#lib/posts/post.ts";
import { timeIn } from "#lib/words/dates.ts";
import { inLanguage } from "#lib/words/direction.ts";
import styles from "./days.module.css";

/** One row: what was decided, about what, by whom and why, and what a moderator added since. */
export async function Entry({ entry }: { entry: PublicEntry }): Promise<ReactNode> {
  const { log } = await words();
  const home = await publication();
  const { sequence, at, notes } = entry;
  const { what, because } = sayEntry(entry, log);
  return (
    <article id={`row-${sequence}`} className={`${sheet.leaf} ${styles.entry}`}>
      <h3 className={styles.what}>{what}</h3>
      <p className={sheet.margin}>
        <a href={`#row-${sequence}`}>{log.row(sequence)}</a>
        <time dateTime={at.toISOString()}>{timeIn(home, at)}</time>
      </p>
      <About entry={entry} />
      {because && (
        <p className={styles.because} dir="auto">
          {because}
        </p>
      )}
      {notes.map(({ at: addedAt, text }) => (
        <div key={+addedAt} className={styles.note}>
          <p>
            {log.notes}, <Day at={addedAt} />
          </p>
          <p className="prose" dir="auto">
            {text ?? log.noteErased}
          </p>
        </div>
      ))}
    </article>
  );
}

async function About({ entry: { comment, post } }: { entry: PublicEntry }): Promise<ReactNode> {
  const { log, lists } = await words();
  if (!comment) return null;
  return (
    <p className={styles.about}>
      {comment.address ? <a href={comment.address}>{log.comment}</a> : log.comment}{" "}
      {comment.isErased ? (
        <span className={styles.marker}>{log.erased}</span>
      ) : (
        <>
          {log.nameLeftOut.before} <span className={styles.marker}>{log.nameLeftOut.marker}</span>
        </>
      )}
      {post && (
        <>
          {" "}
          {lists.on}{" "}
          <a href={postAddress({ kind: "post", slug: post.slug })} {...inLanguage(post.language)}>
            {post.title}
          </a>
        </>
      )}
    </p>
  );
}
