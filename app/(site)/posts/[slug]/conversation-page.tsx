import type { ReactNode } from "react";
import { Frame } from "#app/(site)/frame.tsx";
import { words } from "#app/_ui/words.ts";
import { findThread } from "#lib/comments/thread.ts";
import { postAddress, type PublishedPost } from "#lib/posts/post.ts";
import { Comments, type Asked } from "./comments.tsx";
import styles from "./conversation-page.module.css";

type Props = { post: PublishedPost; asked: Asked & { from: string } };

/** A later page of a conversation. It names the post and does not repeat it. */
export async function ConversationPage({ post, asked }: Props): Promise<ReactNode> {
  const { comments } = await words();
  const thread = await findThread(post, asked.from);
  if (!thread) return <NothingHere post={post} />;
  return (
    <Frame after={<Comments post={post} thread={thread} asked={asked} />}>
      <h1>{comments.on(post.title)}</h1>
      <p className={styles.way}>
        <a href={postAddress(post)}>{comments.readPost}</a>
      </p>
    </Frame>
  );
}

async function NothingHere({ post }: { post: PublishedPost }): Promise<ReactNode> {
  const {
    comments: { nothingHere, on },
  } = await words();
  return (
    <Frame>
      <meta name="answer-status" content="404" />
      <meta name="robots" content="noindex" />
      <h1>{nothingHere.title}</h1>
      <p className={styles.way}>{nothingHere.text}</p>
      <p className={styles.way}>
        <a href={`${postAddress(post)}#comments`}>{on(post.title)}</a>
      </p>
    </Frame>
  );
}
