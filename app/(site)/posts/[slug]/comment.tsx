import type { ReactElement, ReactNode } from "react";
import { Moment } from "#app/_ui/time.tsx";
import { words } from "#app/_ui/words.ts";
import { replyAddress } from "#lib/comments/address.ts";
import type { ThreadComment } from "#lib/comments/thread.ts";
import styles from "./comment.module.css";
import { WithName } from "./with-name.tsx";

/** What all comments of a page have in common. */
export type Page = {
  address: string;
  isOpen: boolean;
  /** The form, under the comment that is being answered. */
  replyForm: { under: number; form: ReactNode } | undefined;
};

type RepliesProps = { comments: ThreadComment[]; page: Page };

/** Comments with their replies nested in them. */
export function Replies({ comments, page }: RepliesProps): ReactElement {
  return (
    <ol role="list" className={styles.thread}>
      {comments.map((comment) => (
        <li key={comment.id}>
          <Comment comment={comment} page={page} />
          {page.replyForm?.under === comment.id ? page.replyForm.form : null}
          {comment.replies.length > 0 ? <Replies comments={comment.replies} page={page} /> : null}
          {comment.further ? <Further further={comment.further} /> : null}
        </li>
      ))}
    </ol>
  );
}

type CommentProps = { comment: ThreadComment; page: Page };

async function Comment({ comment, page }: CommentProps): Promise<ReactElement> {
  const { comments: phrases } = await words();
  const { id, name, html, role, isWaiting, inReplyTo } = comment;
  return (
    <article
      id={`comment-${id}`}
      className={`${styles.comment} u-comment h-cite`}
      data-role={role ?? undefined}
      data-waiting={isWaiting || undefined}
    >
      <div className={styles.about}>
        <Byline comment={comment} />
        {inReplyTo ? (
          <p className={styles.answers}>
            <a href={inReplyTo.address}>
              <WithName phrase={phrases.inReplyTo} name={inReplyTo.name} />
            </a>
          </p>
        ) : null}
      </div>
      <div className={styles.said}>
        {isWaiting ? <p className={styles.mark}>{phrases.waiting}</p> : null}
        {/* Safe by construction: `renderComment` ends with the sanitiser's allow-list. */}
        <div className="prose e-content" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
        {page.isOpen && !isWaiting ? (
          <p className={styles.act} data-screen="">
            <a href={replyAddress(page.address, id)}>
              <WithName phrase={phrases.form.replyTo} name={name} />
            </a>
          </p>
        ) : null}
      </div>
    </article>
  );
}

/** "Name, date", and between them the word for a member of the publication, which no name can imitate. */
async function Byline({ comment }: { comment: ThreadComment }): Promise<ReactElement> {
  const { comments: phrases } = await words();
  const { role, address, createdAt, isWaiting } = comment;
  const moment = <Moment at={createdAt} className="dt-published" />;
  return (
    <h3>
      <Writer comment={comment} />
      {role ? <span className={styles.role}> {phrases.roles[role]}</span> : null}
      <span className={styles.comma}>{phrases.comma}</span>
      <span className={styles.date}>
        {isWaiting ? (
          moment
        ) : (
          <a href={address} className="u-url">
            {moment}
          </a>
        )}
      </span>
    </h3>
  );
}

function Writer({ comment: { name, site } }: { comment: ThreadComment }): ReactElement {
  return (
    <span className={`${styles.writer} p-author h-card`}>
      {site ? (
        <a href={site} rel="ugc nofollow noopener" className="u-url">
          <bdi className="p-name">{name}</bdi>
        </a>
      ) : (
        <bdi className="p-name">{name}</bdi>
      )}
    </span>
  );
}

async function Further({
  further: { count, address },
}: {
  further: NonNullable<ThreadComment["further"]>;
}): Promise<ReactElement> {
  const { comments: phrases } = await words();
  return (
    <p className={styles.further}>
      <a href={address}>{phrases.further(count)}</a>
    </p>
  );
}
