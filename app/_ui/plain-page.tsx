import type { ReactElement, ReactNode } from "react";
import styles from "./plain-page.module.css";
import { publication } from "./publication.ts";

/** A page with one thing on it, such as a form, under the publication's name. */
export async function PlainPage({
  heading,
  children,
}: {
  heading: string;
  children: ReactNode;
}): Promise<ReactElement> {
  const { title } = await publication();
  return (
    <div className={styles.page}>
      <header className={styles.publication}>
        <a href="/">{title}</a>
      </header>
      <main className={styles.main}>
        <h1>{heading}</h1>
        {children}
      </main>
    </div>
  );
}
