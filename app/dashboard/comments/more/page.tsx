import type { Metadata } from "next";
import type { ReactElement } from "react";
import { requireModerator } from "#app/_session/require.ts";
import { findAtHand, type CommentAtHand } from "#lib/moderation/more.ts";
import { deskAddress, deskQuery, readDeskView } from "#lib/moderation/view.ts";
import { AskForm } from "./ask-form.tsx";
import { EditForm } from "./edit-form.tsx";
import { MoveForm } from "./move-form.tsx";
import styles from "./page.module.css";
import { ThreadForm } from "./thread-form.tsx";

export const metadata: Metadata = { title: "More about a comment" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What can be done about one comment beyond deciding whether it is published. */
export default async function MorePage({ searchParams }: Props): Promise<ReactElement> {
  const moderator = await requireModerator();
  const view = readDeskView(await searchParams);
  const found = await findAtHand(moderator, view.comment ?? 0);
  const isHere = found && !found.withdrawnAt;
  return (
    <main id="content" className={styles.page}>
      <h1>
        {isHere ? (
          <>
            <bdi>{found.name}</bdi>’s comment
          </>
        ) : (
          "That comment is no longer here."
        )}
      </h1>
      {isHere ? <Sections found={found} view={deskQuery(view)} /> : null}
      <p>
        <a href={deskAddress(view)}>Back to the desk</a>
      </p>
    </main>
  );
}

function Sections({ found, view }: { found: CommentAtHand; view: string }): ReactElement {
  const pressed = { commentId: found.id, version: found.version, view };
  return (
    <>
      {found.status === "pending" ? (
        <section aria-labelledby="ask">
          <h2 id="ask">Ask the authors</h2>
          <p>
            It goes on waiting. Whoever signs the post gets your words and the comment, and answers
            here.
          </p>
          <AskForm key={found.version} {...pressed} />
        </section>
      ) : null}
      <section aria-labelledby="edit">
        <h2 id="edit">Edit its text</h2>
        <p>
          Only its marks, or personal data. Its writer sees on their private page what you changed,
          readers that a moderator did, and the text as it was is kept.
        </p>
        <EditForm key={found.version} {...pressed} body={found.body} />
      </section>
      <section aria-labelledby="move">
        <h2 id="move">Move it</h2>
        <p>What answers it goes with it, and its own address leads to where it stands.</p>
        <MoveForm key={found.version} {...pressed} />
      </section>
      <section aria-labelledby="thread">
        <h2 id="thread">{found.closedAt ? "Open its thread" : "Close its thread"}</h2>
        <p>
          {found.closedAt
            ? "Readers can answer it again, and what answers it."
            : "Nobody can answer it any more, or what answers it. What stands there stays."}
        </p>
        <ThreadForm key={found.version} {...pressed} isClosed={found.closedAt !== null} />
      </section>
    </>
  );
}
