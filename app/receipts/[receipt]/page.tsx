import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { Article } from "#app/(site)/article.tsx";
import { Frame } from "#app/(site)/frame.tsx";
import { CommentsWithOwn } from "#app/(site)/posts/[slug]/comments.tsx";
import { Moment } from "#app/_ui/time.tsx";
import { findReceipt, type ReceiptComment } from "#lib/comments/receipt.ts";
import { findPublishedPost } from "#lib/posts/read.ts";
import styles from "./page.module.css";

export const metadata: Metadata = {
  title: "Your comment",
  robots: { index: false, follow: false },
  // The address is the key to this page, so no link on it may tell where the reader came from.
  referrer: "no-referrer",
};

type Props = { params: Promise<{ receipt: string }> };

/** The private page of one comment: what its writer wrote, where it stands, and where it will be. */
export default async function ReceiptPage({ params }: Props): Promise<ReactNode> {
  const comment = await findReceipt((await params).receipt);
  if (!comment) notFound();
  const post = await findPublishedPost(comment.post.slug);

  if (!post) {
    return (
      <Frame>
        <h1>Your comment</h1>
        <p>The post it was written for is no longer published.</p>
        <OwnText comment={comment} />
      </Frame>
    );
  }
  return (
    <Frame>
      <Article post={post} />
      <CommentsWithOwn post={post} commentId={comment.id}>
        <Standing comment={comment} />
      </CommentsWithOwn>
    </Frame>
  );
}

function Standing({ comment }: { comment: ReceiptComment }): ReactNode {
  switch (comment.state) {
    case "waiting":
      return (
        <p>
          <a href={`#comment-${comment.id}`}>Your comment</a> was saved and waits for a moderator.
          Keep the address of this page: it shows what became of it.
        </p>
      );
    case "published":
      return (
        <p>
          Your comment is published: <a href={comment.address}>read it there</a>.
        </p>
      );
    case "declined":
      return (
        <>
          <p>The moderators decided not to publish your comment.</p>
          <OwnText comment={comment} />
        </>
      );
  }
}

function OwnText({ comment: { id, createdAt, html } }: { comment: ReceiptComment }): ReactNode {
  return (
    <article id={`comment-${id}`} className={styles.own} aria-labelledby="own">
      <h3 id="own">
        What you wrote, <Moment at={createdAt} />
      </h3>
      <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
    </article>
  );
}
