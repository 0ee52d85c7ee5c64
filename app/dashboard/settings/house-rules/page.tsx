import type { Metadata } from "next";
import type { ReactElement } from "react";
import { requireAuthor } from "#app/_session/require.ts";
import { houseRulesAddress, readHouseRules } from "#lib/settings/house-rules.ts";
import styles from "../page.module.css";
import { HouseRulesForm } from "./house-rules-form.tsx";

export const metadata: Metadata = { title: "House rules" };

type Props = { searchParams: Promise<Partial<Record<"done" | "at", string | string[]>>> };

/** What is asked of those who comment, as it is written. */
export default async function HouseRulesSettingsPage({
  searchParams,
}: Props): Promise<ReactElement> {
  await requireAuthor();
  const { done, at } = await searchParams;
  const rules = await readHouseRules();
  return (
    <main id="content" className={styles.page}>
      <h1>House rules</h1>
      <p role="status">{done === "saved" ? "The house rules are saved." : ""}</p>
      <p>
        {rules.text === "" ? (
          "Nothing is written yet, so readers see no link."
        ) : (
          <>
            <a href={houseRulesAddress}>Read them as readers do</a>. Each comment form links to
            them.
          </>
        )}
      </p>
      {/* Saved, it is a new form. Refused, it must be the one that was sent: the address alone says which. */}
      <HouseRulesForm key={String(at)} rules={rules} />
      <p>
        <a href="/dashboard/settings">All settings</a>
      </p>
    </main>
  );
}
