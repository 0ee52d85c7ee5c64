import type { ReactNode } from "react";
import { words } from "#app/_ui/words.ts";
import type { Part } from "#lib/text/contents.ts";
import styles from "./contents.module.css";

/** The text's own headings: open in the margin where there is one, folded above the text where not. */
export async function Contents({ parts }: { parts: Part[] }): Promise<ReactNode> {
  const { text } = await words();
  return (
    <nav className={styles.contents} aria-label={text.contents}>
      <details>
        <summary>{text.contents}</summary>
        {/* In the margin there is nothing to fold, so this stands in the summary's place. */}
        <p aria-hidden="true">{text.contents}</p>
        <Parts parts={parts} />
      </details>
    </nav>
  );
}

function Parts({ parts }: { parts: Part[] }): ReactNode {
  return (
    <ol role="list">
      {parts.map((part) => (
        <li key={part.id}>
          <a href={`#${part.id}`}>
            <bdi>{part.text}</bdi>
          </a>
          {part.parts.length > 0 && <Parts parts={part.parts} />}
        </li>
      ))}
    </ol>
  );
}
