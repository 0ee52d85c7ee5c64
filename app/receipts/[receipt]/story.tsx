import type { ReactElement, ReactNode } from "react";
import { ChangedText } from "#app/_ui/changed-text.tsx";
import sheet from "#app/_ui/sheet.module.css";
import { Day, Moment } from "#app/_ui/time.tsx";
import { words } from "#app/_ui/words.ts";
import type { Receipt } from "#lib/comments/find-receipt.ts";
import type { Words } from "#lib/words/words.ts";
import styles from "./story.module.css";
import { Told } from "./told.tsx";

/** What became of a comment, from the first to the last, each with its time in the margin. */
export async function Story({ found }: { found: Receipt }): Promise<ReactNode> {
  const { receipt } = await words();
  const { createdAt, editedAt } = found;
  return (
    <ol role="list" className={`${sheet.run} ${styles.story}`} aria-label={receipt.story}>
      <Step at={createdAt}>{receipt.received}</Step>
      {editedAt ? <Step at={editedAt}>{receipt.changed}</Step> : null}
      <Standing found={found} phrases={receipt} />
      <Moderated found={found} phrases={receipt} />
      <Appealed found={found} phrases={receipt} />
      <Changed found={found} phrases={receipt} />
    </ol>
  );
}

function Step({ at, children }: { at?: Date; children: ReactNode }): ReactElement {
  return (
    <li className={`${sheet.leaf} ${styles.step}`}>
      {at ? (
        <p className={sheet.margin}>
          <Moment at={at} />
        </p>
      ) : null}
      <div>{children}</div>
    </li>
  );
}

type PartProps = { found: Receipt; phrases: Words["receipt"] };

/** Where it stands now. */
function Standing({ found: { standing, appeal }, phrases }: PartProps): ReactElement {
  switch (standing.state) {
    case "waiting": {
      const { usual } = standing;
      return (
        <Step>
          <p>
            <strong>{phrases.waiting}</strong>{" "}
            {usual ? phrases.usual[usual.unit](usual.count) : null}
          </p>
        </Step>
      );
    }
    case "published": {
      const { before, link, after } = phrases.published;
      return (
        <Step at={standing.at}>
          <p>
            <strong>
              {before}
              <a href={standing.address}>{link}</a>
              {after}
            </strong>
          </p>
        </Step>
      );
    }
    case "hidden":
      return (
        <Step>
          <p>{phrases.hidden}</p>
        </Step>
      );
    case "declined":
      return (
        <Step at={standing.at}>
          <p>
            <strong>{appeal && !appeal.isOpen ? phrases.declinedAgain : phrases.declined}</strong>
          </p>
          <Told told={standing.told} phrases={phrases} />
        </Step>
      );
    case "withdrawn":
      return (
        <Step at={standing.at}>
          <p>
            <strong>{phrases.withdrawn}</strong>
          </p>
        </Step>
      );
  }
}

/** What moderators changed in the text, word by word. */
function Moderated({ found: { moderated }, phrases }: PartProps): ReactNode {
  return moderated.map(({ at, kind, before, after }) => (
    <Step key={+at} at={at}>
      <p>{phrases.moderated[kind]}</p>
      <ChangedText before={before} after={after} />
    </Step>
  ));
}

function Appealed({ found: { appeal, standing }, phrases }: PartProps): ReactElement | null {
  if (!appeal?.isOpen || standing.state === "withdrawn") return null;
  return (
    <Step at={appeal.at}>
      <p>{phrases.appealed}</p>
      {appeal.dueAt && (
        <p>
          {phrases.appealDue.before}
          <Day at={appeal.dueAt} />
          {phrases.appealDue.after}
        </p>
      )}
    </Step>
  );
}

/** What became of another text that was proposed for the public one. */
function Changed({ found: { change, standing }, phrases }: PartProps): ReactElement | null {
  if (!change || standing.state === "withdrawn") return null;
  const said = {
    proposed: phrases.proposed,
    taken: phrases.changeTaken,
    declined: phrases.changeDeclined,
  };
  return (
    <Step at={change.at}>
      <p>{said[change.state]}</p>
      {change.state === "declined" ? <Told told={change.told} phrases={phrases} /> : null}
    </Step>
  );
}
