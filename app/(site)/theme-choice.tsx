import type { ReactNode } from "react";
import { words } from "#app/_ui/words.ts";
import styles from "./theme-choice.module.css";

/** Light or dark, whatever the system says. Hidden until byline.js is there to keep the choice. */
export async function ThemeChoice(): Promise<ReactNode> {
  const { theme } = await words();
  return (
    <p className={styles.choice} data-themes="" data-screen="" hidden>
      <label htmlFor="theme">{theme.label}</label>
      <select id="theme" autoComplete="off">
        <option value="">{theme.system}</option>
        <option value="light">{theme.light}</option>
        <option value="dark">{theme.dark}</option>
      </select>
    </p>
  );
}
