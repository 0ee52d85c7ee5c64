import type { Metadata } from "next";
import type { ReactElement } from "react";
import { requireOwner } from "#app/_session/require.ts";
import { readLogSettings } from "#lib/moderation/log/settings.ts";
import { logAddress } from "#lib/publishing/feed-address.ts";
import styles from "../page.module.css";
import { changeLogSettingsAction } from "./actions.ts";

export const metadata: Metadata = { title: "Log of decisions" };

type Props = { searchParams: Promise<{ done?: string | string[] }> };

/** What everybody may read of the log. */
export default async function LogSettingsPage({ searchParams }: Props): Promise<ReactElement> {
  await requireOwner();
  const { done } = await searchParams;
  const { isPublished, areModeratorsNamed } = await readLogSettings();
  return (
    <main id="content" className={styles.page}>
      <h1>Log of decisions</h1>
      <p role="status">{typeof done === "string" ? answers[done] : ""}</p>
      <p>
        Every decision is kept in a <a href="/dashboard/log">log</a> that cannot be changed,
        whatever is chosen here. The published one names no writer and quotes no comment; spam is
        only counted, and nothing is told of what waits.
      </p>
      <form className={styles.choices} action={changeLogSettingsAction}>
        <p>
          <label>
            <input type="checkbox" name="published" value="yes" defaultChecked={isPublished} />{" "}
            Publish the log at <a href={logAddress}>{logAddress}</a>, with a feed
          </label>
        </p>
        <p>
          <label>
            <input type="checkbox" name="named" value="yes" defaultChecked={areModeratorsNamed} />{" "}
            Name the moderators in it; otherwise it says “a moderator”
          </label>
        </p>
        <button type="submit">Save</button>
      </form>
      <p>A change here is a row in the log, too.</p>
      <p>
        <a href="/dashboard/settings">All settings</a>
      </p>
    </main>
  );
}

const answers: Record<string, string> = {
  changed: "The settings of the log are saved.",
  "not-saved": "Not saved. Try again.",
};
