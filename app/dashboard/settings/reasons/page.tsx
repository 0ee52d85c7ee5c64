import type { Metadata } from "next";
import type { ReactElement } from "react";
import { requireOwner } from "#app/_session/require.ts";
import { listHouseRules } from "#lib/settings/house-rules.ts";
import { listRejectionReasons } from "#lib/settings/rejection-reasons.ts";
import styles from "../page.module.css";
import { ReasonsForm } from "./reasons-form.tsx";

export const metadata: Metadata = { title: "Reasons for rejecting" };

type Props = { searchParams: Promise<Partial<Record<"done" | "at", string | string[]>>> };

/** What moderators can tell the writers of rejected comments with one press. */
export default async function ReasonsPage({ searchParams }: Props): Promise<ReactElement> {
  await requireOwner();
  const { done, at } = await searchParams;
  const rules = await listHouseRules();
  return (
    <main id="content" className={styles.page}>
      <h1>Reasons for rejecting</h1>
      <p role="status">{done === "saved" ? "The reasons are saved." : ""}</p>
      <p>
        Moderators choose one of these when they reject a comment. Its writer reads it on their
        private page and in the mail, so write to them. What was told before stays as it was told.
      </p>
      {rules.length === 0 ? (
        <p>
          A reason can cite one of your <a href="/dashboard/settings/house-rules">house rules</a>,
          once they have headings.
        </p>
      ) : null}
      {/* Saved, it is a new form. Refused, it is the one that was sent. */}
      <ReasonsForm key={String(at)} reasons={await listRejectionReasons()} rules={rules} />
      <p>
        <a href="/dashboard/settings">All settings</a>
      </p>
    </main>
  );
}
