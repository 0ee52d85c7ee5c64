import type { ReactNode } from "react";
import { words } from "./words.ts";
import styles from "./sheet.module.css";

/** The sheet every public page is printed on. What stands in it hangs on the lines of its margin rule. */
export async function Sheet({
  isEntry,
  masthead,
  after,
  foot,
  children,
}: {
  /** One text and what is said about it, which those who read by machine take together (h-entry). */
  isEntry?: boolean;
  masthead: ReactNode;
  /** What accompanies the text, and is not the text: the conversation about it. */
  after?: ReactNode;
  foot: ReactNode;
  children: ReactNode;
}): Promise<ReactNode> {
  const { frame } = await words();
  return (
    <div className={isEntry ? `${styles.sheet} h-entry` : styles.sheet}>
      <a className={styles.skip} href="#text" data-screen="">
        {frame.skip}
      </a>
      <header className={styles.masthead}>{masthead}</header>
      <main id="text" tabIndex={-1} className={styles.main}>
        {children}
      </main>
      {after && <div className={styles.after}>{after}</div>}
      <footer className={styles.foot}>{foot}</footer>
    </div>
  );
}
