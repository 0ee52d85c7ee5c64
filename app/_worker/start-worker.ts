import { draftExpires, removeExpired } from "#lib/comments/end-draft.ts";
import { forgetAddress, removeUnusedAddress } from "#lib/comments/forget-address.ts";
import { wordsErased } from "#lib/comments/erase.ts";
import { checkSite, siteCheckWanted } from "#lib/comments/check-site.ts";
import { forgetOldNetworks } from "#lib/comments/forget-networks.ts";
import { keepFormsTrue } from "#lib/comments/keep-forms-true.ts";
import { commentWaits, mailCommentWaits } from "#lib/comments/notices.ts";
import { writerDisowned, writerProven } from "#lib/comments/proven.ts";
import { statusChanged } from "#lib/comments/status.ts";
import { announce, lettersWait } from "#lib/following/announce.ts";
import { mailQuestion } from "#lib/following/ask-address.ts";
import { dataLinkAsked } from "#lib/following/data-link.ts";
import { mailDataLink } from "#lib/following/mail-data-link.ts";
import { sendLetters } from "#lib/following/send-letters.ts";
import { forgetOldTries } from "#lib/identity/sign-in-limits.ts";
import { goRounds } from "#lib/jobs/rounds.ts";
import { handler, work, type Handlers } from "#lib/jobs/worker.ts";
import { askAddress } from "#lib/mail/address.ts";
import { forgetMails, removeFromOutbox } from "#lib/mail/forget-mails.ts";
import { publishProven } from "#lib/moderation/trust/publish.ts";
import { revokeDisowned } from "#lib/moderation/trust/revoke.ts";
import { commentAssigned, mailCommentAssigned } from "#lib/moderation/assigned-notice.ts";
import { appealDue, mailAppealDue, remindOfAppeals } from "#lib/moderation/remind-of-appeals.ts";
import {
  authorAsked,
  mailQuestionAnswered,
  mailQuestionAsked,
  questionAnswered,
} from "#lib/moderation/question-notices.ts";
import { keepIndex } from "#lib/search/fill.ts";
import { forgetErasedWords } from "#lib/search/forget-words.ts";

/** Introduces each job to what is done for it. */
export const handlers: Handlers = new Map([
  handler(wordsErased, forgetErasedWords),
  handler(forgetMails, removeFromOutbox),
  handler(siteCheckWanted, checkSite),
  handler(writerProven, publishProven),
  handler(writerDisowned, revokeDisowned),
  handler(commentWaits, mailCommentWaits),
  handler(commentAssigned, mailCommentAssigned),
  handler(askAddress, mailQuestion),
  handler(dataLinkAsked, mailDataLink),
  handler(draftExpires, removeExpired),
  handler(forgetAddress, removeUnusedAddress),
  handler(statusChanged, announce),
  handler(lettersWait, sendLetters),
  handler(appealDue, mailAppealDue),
  handler(authorAsked, mailQuestionAsked),
  handler(questionAnswered, mailQuestionAnswered),
]);

/** Runs jobs, keeps the search index and goes the rounds until the signal aborts, and then finishes what it is at. */
export async function startWorker(signal: AbortSignal): Promise<void> {
  const rounds = [keepFormsTrue(), forgetOldNetworks, forgetOldTries, remindOfAppeals];
  await Promise.all([work(handlers, { signal }), keepIndex(signal), goRounds(rounds, signal)]);
}
