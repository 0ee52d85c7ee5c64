import type { ReactElement } from "react";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import type { Words } from "#lib/words/words.ts";
import styles from "./send-buttons.module.css";
import { WithName } from "./with-name.tsx";

type SendButtonsProps = {
  phrases: Words["comments"]["form"];
  answered: { name: string } | undefined;
};

/** "Post comment" comes first, since that is what Enter presses in a line of the form. */
export function SendButtons({ phrases, answered }: SendButtonsProps): ReactElement {
  return (
    <>
      <div className={styles.buttons}>
        <SubmitButton>{phrases.send}</SubmitButton>
        <SubmitButton name="press" value="preview" tone="quiet">
          {phrases.preview}
        </SubmitButton>
        <SubmitButton name="press" value="keep" tone="quiet">
          {phrases.keep}
        </SubmitButton>
        {answered ? (
          <SubmitButton name="press" value="quote" tone="quiet">
            <WithName phrase={phrases.quote} name={answered.name} />
          </SubmitButton>
        ) : null}
      </div>
      {/* Where the small script says that a draft is kept: room that is there from the beginning. */}
      <div
        className={styles.note}
        data-draft-note=""
        data-kept={phrases.kept}
        data-put-back={phrases.putBack}
        role="status"
      />
    </>
  );
}
