import type { Metadata } from "next";
import type { ReactElement } from "react";
import { requireOwner } from "#app/_session/require.ts";
import { draftOfRules } from "#lib/comments/read-rules.ts";
import { readRuleSettings } from "#lib/settings/rule-settings.ts";
import styles from "../page.module.css";
import { RulesForm } from "./rules-form.tsx";

export const metadata: Metadata = { title: "Rules" };

type Props = { searchParams: Promise<{ done?: string | string[] }> };

/** What a comment is asked when it arrives, each rule with its switch, its number or its list. */
export default async function RulesPage({ searchParams }: Props): Promise<ReactElement> {
  await requireOwner();
  const { done } = await searchParams;
  return (
    <main id="content" className={styles.page}>
      <h1>Rules</h1>
      <p role="status">{done === "saved" ? "The rules are saved." : ""}</p>
      <p>
        Every comment is asked all of these when it arrives, and again when its writer changes the
        text. A rule that has something to say puts a sentence beside the comment at the desk. None
        refuses anything.
      </p>
      <RulesForm draft={draftOfRules(await readRuleSettings())} />
      <p>
        <a href="/dashboard/settings">All settings</a>
      </p>
    </main>
  );
}
