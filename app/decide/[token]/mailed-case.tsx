import type { ReactElement, ReactNode } from "react";
import { WithName } from "#app/(site)/posts/[slug]/with-name.tsx";
import { Moment } from "#app/_ui/time.tsx";
import { words } from "#app/_ui/words.ts";
import type { Case } from "#lib/moderation/case.ts";
import styles from "./page.module.css";

/**
 * The comment as it was mailed, and why. No address of its writer, no notes and no words of those who
 * reported it: this page opens for whoever has the mail, and those are for whoever signs in.
 */
export async function MailedCase({ opened }: { opened: Case }): Promise<ReactElement> {
  const { mailed, comments } = await words();
  const { name, createdAt, html, post, parent, proposal, appeal, reports } = opened;
  return (
    <>
      <p>
        <WithName phrase={mailed.on} name={post.title} />
      </p>
      {parent ? (
        <Quoted title={<WithName phrase={mailed.inReplyTo} name={parent.name} />}>
          <Prose html={parent.html} />
        </Quoted>
      ) : null}
      <Quoted
        title={
          <>
            <bdi>{name}</bdi>
            {comments.comma}
            <Moment at={createdAt} />
          </>
        }
      >
        <Prose html={html} />
      </Quoted>
      {proposal ? (
        <Quoted title={mailed.proposal}>
          <Prose html={proposal.html} />
        </Quoted>
      ) : null}
      {appeal ? (
        <Quoted title={mailed.appeal}>
          <p dir="auto">{appeal.text}</p>
        </Quoted>
      ) : null}
      {reports.length > 0 ? <p className={styles.said}>{mailed.reported}</p> : null}
    </>
  );
}

function Quoted({ title, children }: { title: ReactNode; children: ReactNode }): ReactElement {
  return (
    <section className={styles.quoted}>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

/** Safe by construction: `renderComment` ends with the sanitiser's allow-list. */
function Prose({ html }: { html: string }): ReactElement {
  return <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />;
}
