import { commentWaits, mailCommentWaits } from "#lib/comments/notices.ts";
import { handler, work } from "#lib/jobs/worker.ts";
import { keepIndex } from "#lib/search/fill.ts";

/** Introduces each job to what is done for it, and keeps the search index. Runs until the signal aborts. */
export async function startWorker(signal: AbortSignal): Promise<void> {
  const handlers = new Map([handler(commentWaits, mailCommentWaits)]);
  await Promise.all([work(handlers, { signal }), keepIndex(signal)]);
}
