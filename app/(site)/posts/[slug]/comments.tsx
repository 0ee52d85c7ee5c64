import type { ReactElement, ReactNode } from "react";
import { Pager } from "#app/_ui/pager.tsx";
import { publication } from "#app/_ui/publication.ts";
import { words } from "#app/_ui/words.ts";
import { findChallenge } from "#lib/comments/proof.ts";
import { findReplyTarget } from "#lib/comments/reply-target.ts";
import { readCommentRules } from "#lib/comments/rules.ts";
import type { Thread, ThreadComment } from "#lib/comments/thread.ts";
import { commentsState, postAddress, type PublishedPost } from "#lib/posts/post.ts";
import { areThereHouseRules, houseRulesAddress } from "#lib/settings/house-rules.ts";
import { CommentForm } from "./comment-form.tsx";
import { CommentsClosed } from "./comments-closed.tsx";
import { Replies, type Page } from "./comment.tsx";
import styles from "./comments.module.css";
import { WithName } from "./with-name.tsx";

type Post = Pick<
  PublishedPost,
  "id" | "kind" | "slug" | "publishedAt" | "commentsClosedAt" | "signature"
>;

/** What the address asks for, as it came: a page of the conversation, a comment to answer. */
export type Asked = { from?: string | undefined; reply?: string | undefined };

type CommentsProps = { post: Post; thread: Thread; asked: Asked };

/** One page of the conversation under a post, and the form that joins it. */
export async function Comments({ post, thread, asked }: CommentsProps): Promise<ReactElement> {
  const { comments: phrases, forms, mail } = await words();
  const rules = await readCommentRules();
  const state = commentsState(post, rules);
  const isOpen = state === "open";
  const target = await findReplyTarget(post.id, asked.reply);
  const form = (
    <CommentForm
      postId={post.id}
      postAddress={postAddress(post)}
      sentTo={addressOf(post, asked)}
      isOpen={isOpen}
      closed={state !== "open" && <CommentsClosed post={post} state={state} rules={rules} />}
      replyTo={target}
      challenge={await findChallenge(post)}
      houseRules={(await areThereHouseRules()) ? houseRulesAddress : undefined}
      phrases={{ ...phrases.form, ...forms, houseRules: phrases.houseRules }}
      following={mail.choices}
    />
  );

  const isUnderTarget = target !== undefined && isHere(thread.comments, target.id);
  const replyForm = isUnderTarget ? { under: target.id, form } : undefined;
  // On a later page the form would only stand between a reader and what they came for.
  const isFormFirst = !replyForm && (!thread.earlier || asked.reply !== undefined);
  return (
    <Conversation post={post} thread={thread} isOpen={isOpen} replyForm={replyForm}>
      {thread.count === 0 && isOpen ? <p>{phrases.none}</p> : null}
      {isFormFirst ? form : null}
    </Conversation>
  );
}

type ConversationProps = {
  post: Post;
  thread: Thread;
  isOpen: boolean;
  replyForm: Page["replyForm"];
  children: ReactNode;
};

async function Conversation({
  post,
  thread,
  isOpen,
  replyForm,
  children,
}: ConversationProps): Promise<ReactElement> {
  const { comments: phrases, report } = await words();
  const { count, comments, continues, address, earlier, later } = thread;
  return (
    <aside className={styles.conversation} aria-labelledby="comments">
      <h2 id="comments">{phrases.count(count)}</h2>
      {children}
      {continues ? (
        <p className={styles.continues}>
          <a href={continues.address}>
            {continues.name === null ? (
              phrases.continuesWithdrawn
            ) : (
              <WithName phrase={phrases.continues} name={continues.name} />
            )}
          </a>
        </p>
      ) : null}
      {comments.length > 0 ? (
        <Replies
          comments={comments}
          page={{ address, isOpen, replyForm, phrases, report, home: await publication() }}
        />
      ) : null}
      <Pager
        label={phrases.pages}
        newer={
          earlier === undefined
            ? undefined
            : { href: `${earlier}#comments`, words: phrases.earlier }
        }
        older={later === undefined ? undefined : { href: later, words: phrases.later }}
      />
      {comments.length > 0 && isOpen ? (
        <p data-screen="">
          <a href={`${postAddress(post)}#leave-a-comment`} className={styles.leave}>
            {phrases.form.leave}
          </a>
        </p>
      ) : null}
    </aside>
  );
}

function isHere(comments: ThreadComment[], id: number): boolean {
  return comments.some((comment) => comment.id === id || isHere(comment.replies, id));
}

/** Where the form is sent: the same page, so that its answer finds the text wherever the form stands. */
function addressOf(post: Post, asked: Asked): string {
  const given = Object.entries(asked).filter(([, value]) => value !== undefined);
  const query = new URLSearchParams(given as [string, string][]).toString();
  return query ? `${postAddress(post)}?${query}` : postAddress(post);
}
