import type { ReactElement, ReactNode } from "react";
import { replyAddress, reportAddress } from "#lib/comments/address.ts";
import { monogram } from "#lib/comments/monogram.ts";
import type { ThreadComment } from "#lib/comments/thread.ts";
import { momentIn, type Home } from "#lib/words/dates.ts";
import type { Words } from "#lib/words/words.ts";
import styles from "./comment.module.css";
import { WithName } from "./with-name.tsx";

/**
 * What all comments of a page have in common. It is handed down and not asked for anew: a component
 * that waits costs a page of hundreds more than all that it shows.
 */
export type Page = {
  phrases: Words["comments"];
  home: Home;
  address: string;
  isOpen: boolean;
  /** How to report a comment is said, where what stands here is public. */
  report: Words["report"] | undefined;
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
          {comment.isWithdrawn ? (
            <EmptyPlace comment={comment} page={page} />
          ) : (
            <Comment comment={comment} page={page} />
          )}
          {page.replyForm?.under === comment.id ? page.replyForm.form : null}
          {comment.replies.length > 0 ? <Replies comments={comment.replies} page={page} /> : null}
          {comment.further ? (
            <p className={styles.further}>
              <a href={comment.further.address}>{page.phrases.further(comment.further.count)}</a>
            </p>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

type CommentProps = { comment: ThreadComment; page: Page };

/** What its writer took back. It stands for the sake of what others answered. */
function EmptyPlace({ comment: { id }, page: { phrases } }: CommentProps): ReactElement {
  return (
    <p id={`comment-${id}`} className={styles.empty}>
      {phrases.withdrawn}
    </p>
  );
}

function Comment({ comment, page }: CommentProps): ReactElement {
  const { phrases } = page;
  const { id, name, html, role, inReplyTo } = comment;
  return (
    <article
      id={`comment-${id}`}
      className={`${styles.comment} u-comment h-cite`}
      data-role={role ?? undefined}
    >
      <div className={styles.about}>
        <Seal name={name} />
        <Byline comment={comment} page={page} />
        {inReplyTo ? (
          <p className={styles.answers}>
            <a href={inReplyTo.address}>
              {inReplyTo.name === null ? (
                phrases.inReplyToWithdrawn
              ) : (
                <WithName phrase={phrases.inReplyTo} name={inReplyTo.name} />
              )}
            </a>
          </p>
        ) : null}
      </div>
      <div className={styles.said}>
        {/* Safe by construction: `renderComment` ends with the sanitiser's allow-list. */}
        <div className="prose e-content" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
        <Ways comment={comment} page={page} />
      </div>
    </article>
  );
}

/** What a reader can do about it. A draft that is looked at is nobody's to answer or to report. */
function Ways({ comment: { id, name, isClosed }, page }: CommentProps): ReactElement | null {
  const { phrases, report, address } = page;
  const isOpen = page.isOpen && !isClosed;
  if (!report && !isOpen) return null;
  return (
    <p className={styles.act} data-screen="">
      {isOpen ? (
        <a href={replyAddress(address, id)}>
          <WithName phrase={phrases.form.replyTo} name={name} />
        </a>
      ) : null}
      {report ? (
        <a href={reportAddress(id)} rel="nofollow" aria-label={report.linkWhose(name)}>
          {report.link}
        </a>
      ) : null}
    </p>
  );
}

/** In place of a picture. It says nothing that the name does not, so it is drawn by the style alone. */
function Seal({ name }: { name: string }): ReactElement {
  const { initials, tone } = monogram(name);
  return (
    <span className={styles.seal} data-initials={initials} data-tone={tone} aria-hidden="true" />
  );
}

/** "Name, date", and between them what is known of who writes, which no name can imitate. */
function Byline({ comment, page: { phrases, home } }: CommentProps): ReactElement {
  const { role, confirmed, isModerated, address, createdAt } = comment;
  return (
    <h3>
      <Writer comment={comment} />
      {role ? <span className={styles.role}> {phrases.roles[role]}</span> : null}
      {confirmed ? <span className={styles.confirmed}> {phrases.confirmed[confirmed]}</span> : null}
      <span className={styles.comma}>{phrases.comma}</span>
      <span className={styles.date}>
        <a href={address} className="u-url">
          <time dateTime={createdAt.toISOString()} className="dt-published">
            {momentIn(home, createdAt)}
          </time>
        </a>
        {isModerated ? `${phrases.comma}${phrases.moderated}` : null}
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
