import type { ReactNode } from "react";
import { publication } from "#app/_ui/publication.ts";
import sheet from "#app/_ui/sheet.module.css";
import { words } from "#app/_ui/words.ts";
import { byLetter } from "#lib/text/by-letter.ts";
import styles from "./name-index.module.css";

type Entry = { name: string; address: string };

/** Names as the index of a book has them: under their letters, which hang in the margin. */
export async function NameIndex({
  entries,
  entryClass,
}: {
  entries: Entry[];
  /** The microformat that each name is. */
  entryClass?: string;
}): Promise<ReactNode> {
  const { lists } = await words();
  const { language } = await publication();
  return (
    <div className={`${sheet.run} ${styles.index}`}>
      {byLetter(entries, language).map(({ letter, entries: names }) => (
        <section key={letter} className={`${sheet.leaf} ${styles.group}`}>
          <h2 className={`${sheet.margin} ${letter ? styles.letter : ""}`}>
            {letter || lists.otherSigns}
          </h2>
          <ul role="list" className={styles.names}>
            {names.map(({ name, address }) => (
              <li key={address}>
                <a href={address} className={entryClass}>
                  <bdi>{name}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
