import { commentWaits, mailCommentWaits } from "#lib/comments/notices.ts";
import { statusChanged } from "#lib/comments/status.ts";
import { announce, lettersWait } from "#lib/following/announce.ts";
import { mailQuestion } from "#lib/following/ask-address.ts";
import { sendLetters } from "#lib/following/send-letters.ts";
import { handler, work, type Handlers } from "#lib/jobs/worker.ts";
import { askAddress } from "#lib/mail/address.ts";

/** Introduces each job to what is done for it. */
export const handlers: Handlers = new Map([
  handler(commentWaits, mailCommentWaits),
  handler(askAddress, mailQuestion),
  handler(statusChanged, announce),
  handler(lettersWait, sendLetters),
]);

/** Runs until the signal aborts, and then finishes its job. */
export async function startWorker(signal: AbortSignal): Promise<void> {
  await work(handlers, { signal });
}
