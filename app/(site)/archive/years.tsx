import type { ReactNode } from "react";
import { words } from "#app/_ui/words.ts";
import { archiveAddress } from "#lib/posts/calendar.ts";
import { yearName } from "./span-name.ts";
import styles from "./years.module.css";

/** Every year of the archive, one click away from any of its pages. */
export async function Years({
  years,
  shown,
}: {
  years: number[];
  shown?: number;
}): Promise<ReactNode> {
  const { archive } = await words();
  const named = await Promise.all(
    years.map(async (year) => ({ year, name: await yearName(year) })),
  );
  if (named.length === 0) return null;
  return (
    <nav aria-label={archive.years}>
      <ul role="list" className={styles.years}>
        {named.map(({ year, name }) => (
          <li key={year}>
            <a href={archiveAddress({ year })} aria-current={year === shown ? "true" : undefined}>
              {name}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
