import type { ReactNode } from "react";
import sheet from "#app/_ui/sheet.module.css";
import { words } from "#app/_ui/words.ts";
import { logFeedAddress } from "#lib/publishing/feed-address.ts";
import styles from "./head.module.css";

/** What to note, so that a later reader can ask whether anything was cut off or written anew. */
export async function Head({
  sequence,
  hash,
}: {
  sequence: number;
  hash: string;
}): Promise<ReactNode> {
  const { log } = await words();
  return (
    <section className={`${sheet.leaf} ${styles.head}`}>
      <h2 className={styles.title}>{log.check.title}</h2>
      <p>{log.check.text}</p>
      <p>
        {log.check.head}{" "}
        <code dir="ltr" className={styles.hash}>
          {sequence}:{hash}
        </code>
      </p>
      <p>
        <a href={logFeedAddress}>{log.check.feed}</a>
      </p>
    </section>
  );
}
