import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { Frame } from "#app/(site)/frame.tsx";
import { WithName } from "#app/(site)/posts/[slug]/with-name.tsx";
import { Moment } from "#app/_ui/time.tsx";
import { words } from "#app/_ui/words.ts";
import { permalink } from "#lib/comments/address.ts";
import { findReportable, type Reportable } from "#lib/comments/reports/find-reportable.ts";
import styles from "./page.module.css";
import { ReportForm } from "./report-form.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { report } = await words();
  return { title: report.title, robots: { index: false, follow: false } };
}

type Props = {
  params: Promise<{ comment: string }>;
  searchParams: Promise<{ done?: string | string[] }>;
};

/** Where a reader says that there is something wrong with a comment that is public. */
export default async function ReportPage({ params, searchParams }: Props): Promise<ReactNode> {
  const { comment } = await params;
  const found = /^[1-9]\d{0,14}$/.test(comment) && (await findReportable(Number(comment)));
  if (!found) notFound();
  const { report, comments, forms } = await words();
  const { done } = await searchParams;
  return (
    <Frame>
      <h1>{report.title}</h1>
      {done === "sent" ? (
        <p role="status" className={styles.what}>
          {report.thanks}
        </p>
      ) : (
        <>
          <Comment comment={found} />
          <p className={styles.what}>{report.what}</p>
          <ReportForm
            commentId={found.id}
            phrases={{
              reason: report.reason,
              reasons: report.reasons,
              words: report.words,
              wordsHint: report.wordsHint,
              send: report.send,
              problem: forms.problem,
              leaveEmpty: comments.form.leaveEmpty,
            }}
          />
        </>
      )}
      <p>
        <a href={permalink(found)} className={styles.back}>
          {report.back}
        </a>
      </p>
    </Frame>
  );
}

async function Comment({ comment }: { comment: Reportable }): Promise<ReactNode> {
  const { report, comments } = await words();
  const { name, createdAt, html, post } = comment;
  return (
    <figure className={styles.comment}>
      <figcaption>
        <bdi>{name}</bdi>
        {comments.comma}
        <Moment at={createdAt} />
        <br />
        <WithName phrase={report.on} name={post} />
      </figcaption>
      {/* Safe by construction: `renderComment` ends with the sanitiser's allow-list. */}
      <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
    </figure>
  );
}
