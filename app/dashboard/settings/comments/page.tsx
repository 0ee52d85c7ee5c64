import type { Metadata } from "next";
import type { ReactElement } from "react";
import { requireOwner } from "#app/_session/require.ts";
import { Moment } from "#app/_ui/time.tsx";
import { draftOfLimits } from "#lib/settings/change-comment-limits.ts";
import { readCommentLimits } from "#lib/settings/comment-limits.ts";
import { readCommentPause, type CommentPause } from "#lib/settings/comment-pause.ts";
import styles from "../page.module.css";
import { resumeCommentsAction } from "./actions.ts";
import { LimitsForm } from "./limits-form.tsx";
import { PauseForm } from "./pause-form.tsx";

export const metadata: Metadata = { title: "Comments: settings" };

type Props = { searchParams: Promise<{ done?: string | string[] }> };

/** What is taken from readers, how much of it, and until when. */
export default async function CommentSettingsPage({ searchParams }: Props): Promise<ReactElement> {
  await requireOwner();
  const { done } = await searchParams;
  const pause = await readCommentPause();
  return (
    <main id="content" className={styles.page}>
      <h1>Comments: settings</h1>
      <p role="status">{typeof done === "string" ? answers[done] : ""}</p>
      <section aria-labelledby="pausing">
        <h2 id="pausing">Pausing</h2>
        {pause.isPaused ? <Paused pause={pause} /> : <Pausing />}
      </section>
      <section aria-labelledby="limits">
        <h2 id="limits">Limits</h2>
        <LimitsForm draft={draftOfLimits(await readCommentLimits())} />
      </section>
      <p>
        <a href="/dashboard/settings">All settings</a>
      </p>
    </main>
  );
}

const answers: Record<string, string> = {
  limits: "The limits are saved.",
  paused: "Comments are paused.",
  resumed: "Comments are taken again.",
  "not-saved": "Nothing was changed: the database was busy. Try again.",
};

function Pausing(): ReactElement {
  return (
    <>
      <p>
        No comment is taken on any post until you say so. A sentence stands in the place of every
        form; what was already sent stays.
      </p>
      <PauseForm />
    </>
  );
}

function Paused({ pause: { since, sentence } }: { pause: CommentPause }): ReactElement {
  return (
    <>
      <p>
        Comments are paused on every post{since && " since "}
        {since && <Moment at={since} />}. {sentence ? "Readers are also told: " : ""}
        {sentence && <bdi>{sentence}</bdi>}
      </p>
      <form action={resumeCommentsAction}>
        <button type="submit">Take comments again</button>
      </form>
    </>
  );
}
