import type { Metadata } from "next";
import type { ReactElement } from "react";
import { requireOwner } from "#app/_session/require.ts";
import { approvedMin, spamMin } from "#lib/comments/memory/learn.ts";
import { lessonsMax } from "#lib/comments/memory/lessons.ts";
import { reportMemory, type MemoryReport } from "#lib/comments/memory/report.ts";
import styles from "../page.module.css";
import { forgetMemoryAction, learnAgainAction } from "./actions.ts";

export const metadata: Metadata = { title: "Spam memory" };

type Props = { searchParams: Promise<{ done?: string | string[] }> };

/** What the decisions here have taught about spam, and how to begin anew. */
export default async function MemoryPage({ searchParams }: Props): Promise<ReactElement> {
  const owner = await requireOwner();
  const { done } = await searchParams;
  const report = await reportMemory(owner);
  return (
    <main id="content" className={styles.page}>
      <h1>Spam memory</h1>
      <p role="status">{typeof done === "string" ? answers[done] : ""}</p>
      <p>
        When a comment reads like what was marked as spam here before, the desk says so and names
        the words. It decides nothing, and knows nothing but the decisions of this publication.
      </p>
      <Learnt report={report} />
      <section aria-labelledby="anew">
        <h2 id="anew">Begin anew</h2>
        <p>
          Learning again takes in every decision that still stands, and what was approved or spam
          before it was imported.
        </p>
        <form action={learnAgainAction}>
          <button type="submit" data-weight="quiet">
            Learn again from all decisions
          </button>
        </form>
        <p>Forgotten, it learns from the decisions to come alone. No comment changes.</p>
        <form action={forgetMemoryAction}>
          <p>
            <label>
              <input type="checkbox" name="sure" value="yes" required /> Forget all that was learnt
            </label>
          </p>
          <button type="submit" data-weight="quiet">
            Forget
          </button>
        </form>
      </section>
      <section aria-labelledby="export">
        <h2 id="export">Take it along</h2>
        <p>
          <a href="/dashboard/settings/memory/export">Download what was learnt (JSON)</a>
        </p>
      </section>
      <p>
        <a href="/dashboard/settings">All settings</a>
      </p>
    </main>
  );
}

const answers: Record<string, string> = {
  learnt: "It is learnt again from all decisions.",
  forgotten: "All that was learnt is forgotten.",
  unsure: "Nothing was forgotten. Tick the box first.",
  "not-saved": "Nothing was changed: the database was busy. Try again.",
};

function Learnt({ report }: { report: MemoryReport }): ReactElement {
  const { lessons, threshold, strongest } = report;
  const spam = lessons.filter(({ verdict }) => verdict === "spam").length;
  return (
    <>
      <section aria-labelledby="learnt">
        <h2 id="learnt">What is learnt</h2>
        <p>
          From {lessons.length - spam} approved and {spam} marked as spam, the newest{" "}
          {lessonsMax.toLocaleString("en")} of each at most.
        </p>
        {threshold === undefined && (
          <p>
            Nothing is said before {approvedMin} are approved and {spamMin} are marked as spam.
          </p>
        )}
      </section>
      <Signs id="for" title="What weighs for spam" signs={strongest.spam} />
      <Signs id="against" title="What weighs against it" signs={strongest.approved} />
    </>
  );
}

type SignsProps = { id: string; title: string; signs: MemoryReport["strongest"]["spam"] };

function Signs({ id, title, signs }: SignsProps): ReactElement | null {
  if (signs.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>
        {signs.map(({ sign, comments }) => (
          <li key={sign}>
            <bdi>{sign}</bdi>, in {comments} comments
          </li>
        ))}
      </ul>
    </section>
  );
}
