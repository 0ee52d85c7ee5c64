import { commentWaits, mailCommentWaits } from "#lib/comments/notices.ts";
import { handler, work } from "#lib/jobs/worker.ts";

/** Introduces each job to what is done for it. Runs until the signal aborts, and then finishes its job. */
export async function startWorker(signal: AbortSignal): Promise<void> {
  const handlers = new Map([handler(commentWaits, mailCommentWaits)]);
  await work(handlers, { signal });
}
