import type { ReactElement } from "react";
import type { NoticeSetting } from "#lib/identity/notice-choice.ts";
import { saveNoticeChoiceAction } from "./actions.ts";
import styles from "./notice-form.module.css";

/** How often a moderator hears by mail of what waits. */
export function NoticeForm({ setting }: { setting: NoticeSetting }): ReactElement {
  return (
    <form action={saveNoticeChoiceAction} className={styles.form}>
      {setting.isPaused && (
        <p>
          Mail to you came back three times in a row, so none is sent. Saving sends it again; look
          first whether your address still takes mail.
        </p>
      )}
      <fieldset>
        <legend>When a comment waits, write to me</legend>
        {Object.entries(choices).map(([value, words]) => (
          <label key={value} className={styles.choice}>
            <input
              type="radio"
              name="choice"
              value={value}
              defaultChecked={value === setting.choice}
            />
            <span>{words}</span>
          </label>
        ))}
      </fieldset>
      <button type="submit" data-weight="quiet">
        Save how often
      </button>
    </form>
  );
}

const choices: Record<NoticeSetting["choice"], string> = {
  "at-once": "at once; after five in an hour, together",
  hourly: "once an hour at most",
  daily: "once a day at most",
  never: "never",
};
