import type { ReactNode } from "react";
import { Replies } from "#app/(site)/posts/[slug]/comment.tsx";
import { publication } from "#app/_ui/publication.ts";
import { words } from "#app/_ui/words.ts";
import type { KeptDraft } from "#lib/comments/find-draft.ts";
import type { ReplyTarget } from "#lib/comments/reply-target.ts";
import type { ThreadComment } from "#lib/comments/thread.ts";
import styles from "./page.module.css";

/** The comment as everyone would read it, made by the same means. */
export async function Look({
  draft: { typed, site, html, updatedAt },
  answered,
}: {
  draft: KeptDraft;
  answered: ReplyTarget | undefined;
}): Promise<ReactNode> {
  const { draft, comments } = await words();
  const comment: ThreadComment = {
    id: 0,
    name: typed.name.trim() || draft.noName,
    site,
    role: null,
    confirmed: null,
    isModerated: false,
    isClosed: false,
    createdAt: updatedAt,
    editedAt: null,
    html,
    kind: "comment",
    isWithdrawn: false,
    address: "#comment-0",
    inReplyTo: answered ? { ...answered, address: `/comments/${answered.id}` } : null,
    replies: [],
    further: null,
  };
  return (
    <section aria-labelledby="look" className={styles.look}>
      <h2 id="look">{draft.look}</h2>
      <Replies
        comments={[comment]}
        page={{
          phrases: comments,
          home: await publication(),
          address: "",
          isOpen: false,
          report: undefined,
          replyForm: undefined,
        }}
      />
    </section>
  );
}
