import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { Article } from "#app/(site)/article.tsx";
import { Frame } from "#app/(site)/frame.tsx";
import { CommentsWithOwn } from "#app/(site)/posts/[slug]/comments.tsx";
import { Moment } from "#app/_ui/time.tsx";
import { words } from "#app/_ui/words.ts";
import { findReceipt, type ReceiptComment } from "#lib/comments/receipt.ts";
import { findPublishedPost } from "#lib/posts/read.ts";
import styles from "./page.module.css";

export async function generateMetadata(): Promise<Metadata> {
  const { receipt } = await words();
  return {
    title: receipt.title,
    robots: { index: false, follow: false },
    // The address is the key to this page, so no link on it may tell where the reader came from.
    referrer: "no-referrer",
  };
}

type Props = { params: Promise<{ receipt: string }> };

/** The private page of one comment: what its writer wrote, where it stands, and where it will be. */
export default async function ReceiptPage({ params }: Props): Promise<ReactNode> {
  const comment = await findReceipt((await params).receipt);
  if (!comment) notFound();
  const post = await findPublishedPost(comment.post.slug);
  const { receipt } = await words();

  if (!post) {
    return (
      <Frame>
        <h1>{receipt.title}</h1>
        <p>{receipt.postGone}</p>
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

async function Standing({ comment }: { comment: ReceiptComment }): Promise<ReactNode> {
  const { receipt } = await words();
  switch (comment.state) {
    case "waiting":
      return <WithLink phrase={receipt.waiting} href={`#comment-${comment.id}`} />;
    case "published":
      return <WithLink phrase={receipt.published} href={comment.address} />;
    case "declined":
      return (
        <>
          <p>{receipt.declined}</p>
          <OwnText comment={comment} />
        </>
      );
  }
}

type Phrase = { before: string; link: string; after: string };

function WithLink({ phrase, href }: { phrase: Phrase; href: string | undefined }): ReactNode {
  return (
    <p>
      {phrase.before}
      <a href={href}>{phrase.link}</a>
      {phrase.after}
    </p>
  );
}

async function OwnText({
  comment: { id, createdAt, html },
}: {
  comment: ReceiptComment;
}): Promise<ReactNode> {
  const { receipt } = await words();
  const { before, after } = receipt.whatYouWrote;
  return (
    <article id={`comment-${id}`} className={styles.own} aria-labelledby="own">
      <h3 id="own">
        {before}
        <Moment at={createdAt} />
        {after}
      </h3>
      <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
    </article>
  );
}
