import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { WithName } from "#app/(site)/posts/[slug]/with-name.tsx";
import { PlainPage } from "#app/_ui/plain-page.tsx";
import { Moment } from "#app/_ui/time.tsx";
import { words } from "#app/_ui/words.ts";
import { findMailed, type Mailed } from "#lib/moderation/decide-from-mail.ts";
import type { PastDecision } from "#lib/moderation/past-decision.ts";
import { listRejectionReasons } from "#lib/settings/rejection-reasons.ts";
import type { Words } from "#lib/words/words.ts";
import { DecideForm } from "./decide-form.tsx";
import { MailedCase } from "./mailed-case.tsx";
import styles from "./page.module.css";

export async function generateMetadata(): Promise<Metadata> {
  const { mailed } = await words();
  return {
    title: mailed.title,
    robots: { index: false, follow: false },
    // The address is the key to this page, so no link on it may tell where the reader came from.
    referrer: "no-referrer",
  };
}

type Props = { params: Promise<{ token: string }> };

/**
 * Where the link in a moderators' mail leads. Mail scanners open it too, so that looking at it does
 * nothing: a button does.
 */
export default async function DecidePage({ params }: Props): Promise<ReactNode> {
  const { token } = await params;
  const found = await findMailed(token);
  if (!found) notFound();
  const { mailed } = await words();
  return (
    <PlainPage heading={mailed.title}>
      {found.state === "open" ? (
        <Open found={found} token={token} />
      ) : (
        <p role="status" className={styles.said}>
          <Closed found={found} />
        </p>
      )}
      <p>
        <a href={deskOf(found)} className={styles.desk}>
          {mailed.desk}
        </a>
      </p>
    </PlainPage>
  );
}

async function Open({
  found: { moderator, opened },
  token,
}: {
  found: Extract<Mailed, { state: "open" }>;
  token: string;
}): Promise<ReactNode> {
  const { mailed, forms } = await words();
  const reasons = await listRejectionReasons();
  const isKept = opened.status === "approved" && !opened.proposal;
  return (
    <>
      <MailedCase opened={opened} />
      <DecideForm
        token={token}
        reasons={reasons.map(({ text }) => text)}
        phrases={{
          listed: mailed.listed,
          nothingListed: mailed.nothingListed,
          reason: mailed.reason,
          approve: isKept ? mailed.keep : mailed.approve,
          reject: mailed.reject,
          spam: mailed.spam,
          problem: forms.problem,
        }}
      />
      <p className={styles.said}>
        <WithName phrase={mailed.whose} name={moderator.name} />
      </p>
    </>
  );
}

async function Closed({
  found,
}: {
  found: Exclude<Mailed, { state: "open" }>;
}): Promise<ReactNode> {
  const { mailed } = await words();
  if (found.state !== "decided") return mailed[found.state];
  const { by, at } = found.decision;
  return (
    <>
      <WithName phrase={mailed.done[verbOf(found.decision)]} name={by} /> <Moment at={at} />.
    </>
  );
}

function deskOf(found: Mailed): string {
  return found.state === "open"
    ? `/dashboard/comments?comment=${found.opened.id}`
    : "/dashboard/comments";
}

function verbOf({ action, fromStatus, revisionId }: PastDecision): keyof Words["mailed"]["done"] {
  if (action === "reject" || action === "spam") return action;
  if (action !== "approve") return "other";
  return fromStatus === "approved" && revisionId === null ? "keep" : "approve";
}
