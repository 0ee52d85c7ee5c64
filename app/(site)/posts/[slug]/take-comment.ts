import { refused, refusedUntil } from "#app/_forms/form-state.ts";
import { currentVisitor } from "#app/_session/visitor.ts";
import { publication } from "#app/_ui/publication.ts";
import { words } from "#app/_ui/words.ts";
import { typedInForm } from "#lib/comments/draft.ts";
import type { SimilarComment } from "#lib/comments/find-similar.ts";
import type { LimitReached } from "#lib/comments/limit.ts";
import { receiptAddress, receiptFor } from "#lib/comments/receipt.ts";
import { readSimilarAnswer } from "#lib/comments/replace-earlier.ts";
import { submitComment, type Refusal } from "#lib/comments/submit.ts";
import { agoIn, momentIn, timeIn } from "#lib/words/dates.ts";
import type { CommentFormState, SimilarQuestion } from "./comment-form-state.ts";

/** Hands a form in, and says where its writer goes from there or what the form is shown again with. */
export async function takeComment(form: FormData): Promise<{ to: string } | CommentFormState> {
  const answer = readSimilarAnswer(form);
  if (answer?.say === "cancel") return { to: receiptAddress(answer.earlierId) };

  const submission = await submitComment(form, await currentVisitor());
  const typed = typedInForm(form);
  const { submission: phrases } = await words();

  switch (submission.outcome) {
    case "accepted":
      return { to: receiptAddress(submission.commentId) };
    case "invalid":
      return refused(422, submission.problems, typed);
    case "refused": {
      const { because } = submission;
      const { status, isForReply } = refusals[because];
      return refused(
        status,
        [{ field: null, message: phrases.refused[because] }],
        // The next press sends it as a comment of its own, as the sentence says.
        isForReply ? { ...typed, parent: "" } : typed,
      );
    }
    case "similar": {
      const question = await askAbout(submission.earlier);
      return { ...refused(409, [], typed), question };
    }
    case "limited":
      return refusedUntil(submission.limit.retryAt, await limitSentence(submission.limit), typed);
    case "not-saved":
      return refused(503, [{ field: null, message: phrases.notSaved }], typed);
  }
}

const refusals: Record<Refusal, { status: number; isForReply: boolean }> = {
  closed: { status: 409, isForReply: false },
  paused: { status: 409, isForReply: false },
  "thread-closed": { status: 409, isForReply: true },
  "parent-removed": { status: 409, isForReply: true },
  "parent-unknown": { status: 422, isForReply: true },
  "already-here": { status: 409, isForReply: false },
};

async function askAbout({ id, createdAt, isWaiting }: SimilarComment): Promise<SimilarQuestion> {
  const { submission } = await words();
  const ago = agoIn(await publication(), Date.now() - +createdAt);
  const { asked, decided } = submission.similar;
  return { sentence: (isWaiting ? asked : decided)(ago), earlier: receiptFor(id), isWaiting };
}

async function limitSentence({ count, within, retryAt }: LimitReached): Promise<string> {
  const { submission } = await words();
  const home = await publication();
  const isLater = +retryAt - Date.now() > 12 * 60 * 60_000;
  const until = isLater ? momentIn(home, retryAt) : timeIn(home, retryAt);
  return submission.limited[within](count, until);
}
