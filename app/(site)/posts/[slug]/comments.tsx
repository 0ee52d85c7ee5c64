import type { ReactElement, ReactNode } from "react";
import { Moment } from "#app/_ui/time.tsx";
import { findReplyTarget } from "#lib/comments/reply-target.ts";
import { readThread, type Thread, type ThreadComment } from "#lib/comments/thread.ts";
import { isOpenForComments, postAddress, type PublishedPost } from "#lib/posts/post.ts";
import { CommentForm } from "./comment-form.tsx";
import styles from "./comments.module.css";

type CommentsProps = {
  post: Pick<PublishedPost, "id" | "kind" | "slug" | "commentsClosedAt">;
  /** What `?reply=` says, as it came. */
  replyTo: string | undefined;
};

/** The conversation under a post, and the form that joins it. */
export async function Comments({ post, replyTo }: CommentsProps): Promise<ReactElement> {
  const thread = await readThread(post.id);
  const target = await findReplyTarget(post.id, replyTo);
  const isOpen = isOpenForComments(post);
  const address = postAddress(post);
  return (
    <Conversation thread={thread} address={address} isOpen={isOpen}>
      <CommentForm postId={post.id} postAddress={address} isOpen={isOpen} replyTo={target} />
    </Conversation>
  );
}

/** The same for the private page of a comment: its writer's own text is in its place, and no form. */
export async function CommentsWithOwn({
  post,
  commentId,
  children,
}: {
  post: CommentsProps["post"];
  commentId: number;
  children?: ReactNode;
}): Promise<ReactElement> {
  const thread = await readThread(post.id, { including: commentId });
  return (
    <Conversation thread={thread} address={postAddress(post)} isOpen={isOpenForComments(post)}>
      {children}
    </Conversation>
  );
}

type ConversationProps = {
  thread: Thread;
  address: string;
  isOpen: boolean;
  children: ReactNode;
};

function Conversation({ thread, address, isOpen, children }: ConversationProps): ReactElement {
  return (
    <aside className={styles.conversation} aria-labelledby="comments">
      <h2 id="comments">{countInWords(thread.count)}</h2>
      {children}
      {thread.comments.length > 0 ? (
        <Replies comments={thread.comments} address={address} isOpen={isOpen} />
      ) : null}
      {thread.comments.length > 0 && isOpen ? (
        <p>
          <a href={`${address}#leave-a-comment`}>Leave a comment</a>
        </p>
      ) : null}
    </aside>
  );
}

function countInWords(count: number): string {
  if (count === 0) return "Comments";
  return count === 1 ? "1 comment" : `${count.toLocaleString("en")} comments`;
}

type RepliesProps = { comments: ThreadComment[]; address: string; isOpen: boolean };

function Replies({ comments, address, isOpen }: RepliesProps): ReactElement {
  return (
    <ol className={styles.thread}>
      {comments.map((comment) => (
        <li key={comment.id}>
          <Comment comment={comment} address={address} isOpen={isOpen} />
          {comment.replies.length > 0 ? (
            <Replies comments={comment.replies} address={address} isOpen={isOpen} />
          ) : null}
        </li>
      ))}
    </ol>
  );
}

type CommentProps = { comment: ThreadComment; address: string; isOpen: boolean };

function Comment({ comment, address, isOpen }: CommentProps): ReactElement {
  const { id, name, createdAt, html, isWaiting, inReplyTo } = comment;
  return (
    <article id={`comment-${id}`} className={styles.comment} data-waiting={isWaiting || undefined}>
      <h3>
        <Writer comment={comment} />
        {", "}
        {isWaiting ? (
          <Moment at={createdAt} />
        ) : (
          <a href={`${address}#comment-${id}`}>
            <Moment at={createdAt} />
          </a>
        )}
      </h3>
      {isWaiting ? (
        <p className={styles.mark}>Waiting for approval. Only you can see this.</p>
      ) : null}
      {inReplyTo ? (
        <p>
          <a href={`#comment-${inReplyTo.id}`}>
            in reply to <bdi>{inReplyTo.name}</bdi>
          </a>
        </p>
      ) : null}
      <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
      {isOpen && !isWaiting ? (
        <p>
          <a href={`${address}?reply=${id}#leave-a-comment`} className={styles.reply}>
            Reply to <bdi>{name}</bdi>
          </a>
        </p>
      ) : null}
    </article>
  );
}

/** The word after a member's name is the server's; nothing in the name itself can imitate its place. */
function Writer({ comment: { name, site, role } }: { comment: ThreadComment }): ReactElement {
  return (
    <>
      {site ? (
        <a href={site} rel="ugc nofollow noopener">
          <bdi>{name}</bdi>
        </a>
      ) : (
        <bdi>{name}</bdi>
      )}
      {role ? <span className={styles.role}> {roleWords[role]}</span> : null}
    </>
  );
}

const roleWords = { author: "Author", moderator: "Moderator" };
