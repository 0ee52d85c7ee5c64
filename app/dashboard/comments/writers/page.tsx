import type { Metadata } from "next";
import type { ReactElement } from "react";
import { requireModerator } from "#app/_session/require.ts";
import { Day } from "#app/_ui/time.tsx";
import { findCase } from "#lib/moderation/case.ts";
import { listBlocks, type ListedBlock } from "#lib/moderation/list-blocks.ts";
import { readNumber } from "#lib/moderation/press.ts";
import { listTrusts } from "#lib/moderation/trust/list.ts";
import { readRuleSettings } from "#lib/settings/rule-settings.ts";
import { liftBlockAction, grantTrustAction } from "./actions.ts";
import { BlockForm } from "./block-form.tsx";
import styles from "./page.module.css";
import { TrustedWriter } from "./trusted-writer.tsx";

export const metadata: Metadata = { title: "Trusted and blocked writers" };

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** Whose comments need no moderator, and whose are held; and both questions about one writer. */
export default async function WritersPage({ searchParams }: Props): Promise<ReactElement> {
  const moderator = await requireModerator();
  const { done, comment } = await searchParams;
  const id = readNumber(typeof comment === "string" ? comment : null);
  const opened = id === undefined ? undefined : await findCase(id, moderator);
  const { trustAfter } = await readRuleSettings();
  const trusts = await listTrusts(moderator);
  const blocks = await listBlocks(moderator);
  return (
    <main id="content" className={styles.page}>
      <h1>Trusted and blocked writers</h1>
      <p role="status">{typeof done === "string" ? answers[done] : ""}</p>
      {opened && (
        <section aria-labelledby="this-writer">
          <h2 id="this-writer">
            Who wrote comment {opened.id}: <bdi>{opened.name}</bdi>
          </h2>
          {trustAfter !== null && (
            <form action={grantTrustAction}>
              <input type="hidden" name="comment" value={opened.id} />
              <button type="submit">Trust this writer</button>
            </form>
          )}
          <BlockForm commentId={opened.id} />
        </section>
      )}
      <section aria-labelledby="trusted">
        <h2 id="trusted">Trusted</h2>
        <p>{trustInWords(trustAfter)}</p>
        {trusts.length === 0 ? <p>Nobody is trusted yet.</p> : null}
        <ul className={styles.list}>
          {trusts.map((trust) => (
            <li key={trust.id}>
              <TrustedWriter trust={trust} />
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="blocked">
        <h2 id="blocked">Blocked</h2>
        <p>What a blocked writer, site or network sends is held with the reason, never refused.</p>
        {blocks.length === 0 ? <p>Nobody is blocked.</p> : null}
        <ul className={styles.list}>
          {blocks.map((block) => (
            <li key={block.id}>
              <Blocked block={block} />
            </li>
          ))}
        </ul>
      </section>
      <p>
        <a href="/dashboard/comments">All comments</a>
      </p>
    </main>
  );
}

const answers: Record<string, string> = {
  trusted: "Trusted. It takes effect under a confirmed address or site.",
  revoked: "Revoked. Every comment of that writer is read first.",
  blocked: "Blocked.",
  lifted: "The block is lifted.",
  off: "Not saved. The owner has nobody trusted.",
  missing: "Not saved. It is not there any more.",
  "not-saved": "Not saved. Try again.",
};

function trustInWords(trustAfter: number | null): string {
  if (trustAfter === null) return "Every comment is read first: the owner has nobody trusted.";
  const approvals = `${trustAfter.toLocaleString("en")} approval${trustAfter === 1 ? "" : "s"}`;
  return `A writer is trusted after ${approvals} of comments that they confirmed, or by a moderator’s word after one. Each new comment is public only once its writer confirms it, and if no other rule holds it.`;
}

function Blocked({ block }: { block: ListedBlock }): ReactElement {
  return (
    <>
      <h3>
        <bdi>{block.who}</bdi>
      </h3>
      <p>
        “{block.reason}” {block.by}, <Day at={block.since} />,{" "}
        {block.until ? (
          <>
            until <Day at={block.until} />
          </>
        ) : (
          "for good"
        )}
        .{" "}
        {block.commentId ? (
          <a href={`/dashboard/comments?comment=${block.commentId}`}>Comment {block.commentId}</a>
        ) : null}
      </p>
      <form action={liftBlockAction}>
        <input type="hidden" name="block" value={block.id} />
        <button type="submit" data-weight="quiet" aria-label={`Lift the block of ${block.who}`}>
          Lift the block
        </button>
      </form>
    </>
  );
}
