import { and, eq } from "drizzle-orm";
import { reader, write } from "#db/client.ts";
import type { NotSaved } from "#db/not-saved.ts";
import { comments } from "#db/schema/comments.ts";
import { enqueue, job, type PayloadOf } from "#lib/jobs/queue.ts";
import { fetchPage, type Network } from "#lib/outbound/fetch-page.ts";
import { raiseEdition } from "#lib/press/edition.ts";
import type { CommentRow } from "./comment.ts";
import { isSameSite, linksBack } from "./links-back.ts";
import { actOnOwn } from "./own.ts";
import { writerProven } from "./proven.ts";

/** Looks at the site that a writer gave, for a line that says that the comment is theirs. */
export const siteCheckWanted = job<{ commentId: number }>("comments.check-site");

export type SiteCheckAsked = { outcome: "asked" } | { outcome: "missing" } | NotSaved;

/** So often at most is somebody's site asked on account of one comment. */
const pauseMs = 60_000;

/** The writer asks for a look at their site. Pressed again too soon, it is the same look. */
export async function askForSiteCheck(receipt: string, now = new Date()): Promise<SiteCheckAsked> {
  return actOnOwn(receipt, now, async (tx, { id }): Promise<SiteCheckAsked> => {
    const comment = await tx
      .select({
        site: comments.site,
        siteConfirmedAt: comments.siteConfirmedAt,
        siteCheckedAt: comments.siteCheckedAt,
      })
      .from(comments)
      .where(eq(comments.id, id))
      .get();
    if (!comment?.site) return { outcome: "missing" };
    const wasJustAsked = +now < +(comment.siteCheckedAt ?? 0) + pauseMs;
    if (comment.siteConfirmedAt || wasJustAsked) return { outcome: "asked" };
    await tx
      .update(comments)
      .set({ siteCheck: "asked", siteCheckedAt: now })
      .where(eq(comments.id, id));
    await enqueue(tx, siteCheckWanted, { commentId: id }, { now });
    return { outcome: "asked" };
  });
}

/** Once found, it stands: what a reader is told is that the site belonged to the writer then. */
export async function checkSite(
  { commentId }: PayloadOf<typeof siteCheckWanted>,
  now: Date,
  network?: Network,
): Promise<void> {
  const comment = await reader
    .select({ site: comments.site, siteConfirmedAt: comments.siteConfirmedAt })
    .from(comments)
    .where(eq(comments.id, commentId))
    .get();
  if (!comment?.site || comment.siteConfirmedAt) return;
  const found = await lookAt(comment.site, commentId, network);
  await record(commentId, comment.site, found, now);
}

type Found = Exclude<CommentRow["siteCheck"], "asked" | null>;

async function lookAt(site: string, commentId: number, network?: Network): Promise<Found> {
  const page = await fetchPage(site, network);
  if (!page) return "unreachable";
  // Many a site leads on to whatever address it is given: what stands there is not its own.
  const isTheirs = isSameSite(page.url, new URL(site));
  return isTheirs && linksBack(page, commentId) ? "confirmed" : "no-link";
}

async function record(commentId: number, site: string, found: Found, now: Date): Promise<void> {
  await write(async (tx) => {
    const [changed] = await tx
      .update(comments)
      .set({
        siteCheck: found,
        siteCheckedAt: now,
        ...(found === "confirmed" && { siteConfirmedAt: now }),
      })
      // It may have been erased while the site was asked.
      .where(and(eq(comments.id, commentId), eq(comments.site, site)))
      .returning({ status: comments.status, version: comments.version });
    if (found !== "confirmed" || !changed) return;
    if (changed.status === "approved") await raiseEdition(tx);
    await enqueue(tx, writerProven, { commentId, version: changed.version }, { now });
  });
}
