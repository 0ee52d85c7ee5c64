import type { Metadata } from "next";
import type { ReactElement } from "react";
import { requireAuthor } from "#app/_session/require.ts";
import { readMailHealth } from "#lib/following/mail-health.ts";
import { asOwner } from "#lib/identity/roles.ts";
import { findSample } from "#lib/posts/remove-sample.ts";
import { findSignatureDraft } from "#lib/posts/signature.ts";
import { describeLanguage } from "#lib/settings/describe-language.ts";
import { readPublication } from "#lib/settings/publication.ts";
import { removeSampleAction } from "./actions.ts";
import { MailHealthReport } from "./mail-health.tsx";
import styles from "./page.module.css";
import { PublicationForm } from "./publication-form.tsx";
import { SignatureForm } from "./signature-form.tsx";

export const metadata: Metadata = { title: "Settings" };

type Props = { searchParams: Promise<{ done?: string | string[] }> };

/** How the publication presents itself, for its owners, and how an author signs. */
export default async function SettingsPage({ searchParams }: Props): Promise<ReactElement> {
  const author = await requireAuthor();
  const owner = asOwner(author);
  const isOwner = owner !== undefined;
  const { done } = await searchParams;
  const publication = await readPublication();
  return (
    <main id="content" className={styles.page}>
      <h1>Settings</h1>
      <p role="status">{typeof done === "string" ? answers[done] : ""}</p>
      {isOwner && <SampleRemoval />}
      {isOwner && (
        <section aria-labelledby="publication">
          <h2 id="publication">The publication</h2>
          <PublicationForm
            publication={publication}
            languageInWords={describeLanguage(publication)}
          />
        </section>
      )}
      <section aria-labelledby="comments">
        <h2 id="comments">Comments</h2>
        <p>
          <a href="/dashboard/settings/house-rules">House rules</a>
        </p>
        {isOwner && (
          <>
            <p>
              <a href="/dashboard/settings/comments">Limits, pausing and closing</a>
            </p>
            <p>
              <a href="/dashboard/settings/reasons">Reasons for rejecting</a>
            </p>
            <p>
              <a href="/dashboard/settings/rules">Rules that hold a comment</a>
            </p>
            <p>
              <a href="/dashboard/settings/memory">Spam memory</a>
            </p>
            <p>
              <a href="/dashboard/settings/log">Log of decisions</a>
            </p>
            <p>
              <a href="/dashboard/settings/people">People’s data</a>
            </p>
          </>
        )}
      </section>
      {owner && <MailHealthReport health={await readMailHealth(owner)} />}
      <section aria-labelledby="signature">
        <h2 id="signature">Your signature</h2>
        <p>It stands under your posts. Those already published keep the one they have.</p>
        <SignatureForm signature={await findSignatureDraft(author)} />
      </section>
    </main>
  );
}

const answers: Record<string, string> = {
  publication: "The publication’s settings are saved.",
  signature: "Your signature is saved.",
  sample: "The sample is removed.",
};

async function SampleRemoval(): Promise<ReactElement | null> {
  const sample = await findSample();
  if (!sample) return null;
  const posts = sample.posts === 1 ? "1 sample post" : `${sample.posts} sample posts`;
  const comments = sample.comments === 1 ? "1 comment" : `${sample.comments} comments`;
  return (
    <section aria-labelledby="sample">
      <h2 id="sample">The sample</h2>
      <p>
        Byline began with a small invented publication. Remove it when you have looked around: it
        cannot be brought back.
      </p>
      <form action={removeSampleAction}>
        <button type="submit" data-weight="quiet">
          Remove the {posts} and their {comments}
        </button>
      </form>
    </section>
  );
}
