import type { ReactElement, ReactNode } from "react";
import { Moment } from "#app/_ui/time.tsx";
import type { Case, WriterRecord } from "#lib/moderation/case.ts";
import { deskAddress, filtersOf, type DeskView } from "#lib/moderation/view.ts";
import { postAddress } from "#lib/posts/post.ts";
import styles from "./case-card.module.css";
import { Decide } from "./decide.tsx";
import { FocusedHeading } from "./focused-heading.tsx";
import { OtherTexts } from "./other-texts.tsx";
import { Reports } from "./reports.tsx";
import { decisionInWords } from "./words.ts";

/** One comment at reading size under the one it answers, and in the margin what there is to know. */
export function CaseCard({
  opened,
  view,
  after,
  previousId,
}: {
  opened: Case;
  /** What comes after this comment. */
  view: DeskView;
  after: string | undefined;
  previousId: number | undefined;
}): ReactElement {
  const { id, name, createdAt, html, post, parent } = opened;
  return (
    <section className={styles.card} aria-labelledby="case">
      <div className={styles.text}>
        <p className={styles.post}>
          On <PostTitle post={post} />
        </p>
        {parent ? <Parent parent={parent} /> : null}
        <article aria-labelledby="case">
          <FocusedHeading id="case" after={after && `${after} ${id}`}>
            <bdi>{name}</bdi>, <Moment at={createdAt} />
          </FocusedHeading>
          <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
        </article>
        <OtherTexts opened={opened} />
        <Decide opened={opened} view={view} />
        <Move view={view} previousId={previousId} />
      </div>
      <Margin opened={opened} />
    </section>
  );
}

/** To what stands beside it in its queue, without deciding anything. */
function Move({
  view,
  previousId,
}: {
  view: DeskView;
  previousId: number | undefined;
}): ReactElement {
  return (
    <p className={styles.move}>
      <a href={deskAddress(view)} data-key="j">
        {view.queue === "decided" || view.queue === "all" ? "Next" : "Skip"}
      </a>
      {previousId ? (
        <a href={deskAddress(filtersOf(view), { comment: previousId })} data-key="k">
          Previous
        </a>
      ) : null}
    </p>
  );
}

function PostTitle({ post }: { post: Case["post"] }): ReactNode {
  if (!post.isPublished) return <bdi>{post.title}, not published</bdi>;
  return (
    <a href={postAddress(post)}>
      <bdi>{post.title}</bdi>
    </a>
  );
}

function Parent({ parent }: { parent: NonNullable<Case["parent"]> }): ReactElement {
  return (
    <blockquote className={styles.parent}>
      <p>
        In reply to{" "}
        <a href={`/dashboard/comments?comment=${parent.id}`}>
          <bdi>{parent.name}</bdi>
        </a>
        {parent.status === "approved" ? "" : `, ${statusWords[parent.status]}`}
      </p>
      <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: parent.html }} />
    </blockquote>
  );
}

function Margin({ opened }: { opened: Case }): ReactElement {
  const { email, site, holds, record, lastDecision } = opened;
  const { addressConfirmedAt, siteConfirmedAt } = opened;
  return (
    <div className={styles.margin}>
      <h3>{standingInWords(opened)}</h3>
      {lastDecision ? (
        <p>
          {decisionInWords(lastDecision)}, <Moment at={lastDecision.at} />.
        </p>
      ) : null}
      {lastDecision?.listedReason ? <p>“{lastDecision.listedReason}”</p> : null}
      {lastDecision?.citedRule ? <p>House rule: {lastDecision.citedRule}</p> : null}
      {lastDecision?.reason ? <p>“{lastDecision.reason}”</p> : null}
      {holds.length > 0 ? (
        <ul>
          {holds.map(({ sentence }) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : null}
      <Reports reports={opened.reports} />
      <h3>The writer</h3>
      <p>{recordInWords(record)}</p>
      {email ? (
        <p>
          {email}
          {addressConfirmedAt ? ", confirmed" : ", not confirmed"}
        </p>
      ) : null}
      {site ? (
        <p>
          <a href={site} rel="ugc nofollow noopener noreferrer">
            {site}
          </a>
          {siteConfirmedAt ? ", confirmed" : ""}
        </p>
      ) : null}
      <p>
        <a href={`/dashboard/comments/writers?comment=${opened.id}`}>Trust or block</a>
      </p>
    </div>
  );
}

const statusWords: Record<Case["status"], string> = {
  pending: "Waiting",
  approved: "Published",
  rejected: "Rejected",
  spam: "Spam",
  trashed: "Deleted",
};

function standingInWords({ status, withdrawnAt, proposal, appeal }: Case): string {
  if (withdrawnAt) return "Withdrawn";
  if (proposal) return `${statusWords[status]}, with a change that waits`;
  return appeal ? `${statusWords[status]}, appealed` : statusWords[status];
}

function recordInWords({ published, declined, waiting }: WriterRecord): string {
  if (published + declined + waiting === 0) return "First comment from this address.";
  return `Other comments from this address: ${published} published, ${declined} declined, ${waiting} waiting.`;
}
