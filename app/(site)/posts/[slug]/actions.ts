"use server";

import { redirect } from "next/navigation";
import { refused, refusedUntil } from "#app/_forms/form-state.ts";
import { currentVisitor } from "#app/_session/visitor.ts";
import { publication } from "#app/_ui/publication.ts";
import { words } from "#app/_ui/words.ts";
import { draftAddress } from "#lib/comments/draft-key.ts";
import { typedInForm } from "#lib/comments/draft.ts";
import { keepDraft, type KeptFor } from "#lib/comments/keep-draft.ts";
import type { LimitReached } from "#lib/comments/limit.ts";
import type { SimilarComment } from "#lib/comments/find-similar.ts";
import { quoteComment } from "#lib/comments/quote.ts";
import { receiptAddress, receiptFor } from "#lib/comments/receipt.ts";
import { readSimilarAnswer } from "#lib/comments/replace-earlier.ts";
import { submitComment, type Refusal } from "#lib/comments/submit.ts";
import { agoIn, momentIn, timeIn } from "#lib/words/dates.ts";
import type { CommentFormState, SimilarQuestion } from "./comment-form-state.ts";

export async function submitCommentAction(
  _: CommentFormState,
  form: FormData,
): Promise<CommentFormState> {
  const answer = readSimilarAnswer(form);
  if (answer?.say === "cancel") redirect(receiptAddress(answer.earlierId));
  const pressed = form.get("press");
  if (pressed === "preview") return keep(form, "preview");
  if (pressed === "keep") return keep(form, "later");
  if (pressed === "quote") return quote(form);

  const submission = await submitComment(form, await currentVisitor());
  const typed = typedInForm(form);
  const { submission: phrases } = await words();

  switch (submission.outcome) {
    case "accepted":
      redirect(receiptAddress(submission.commentId));
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

/** What was typed goes to a private page, which shows how it will look. */
async function keep(form: FormData, keptFor: KeptFor): Promise<CommentFormState> {
  const keeping = await keepDraft(form, await currentVisitor(), keptFor);
  const typed = typedInForm(form);
  const { submission: phrases } = await words();
  switch (keeping.outcome) {
    case "kept":
      redirect(draftAddress(keeping.key));
    case "invalid":
      return refused(422, keeping.problems, typed);
    case "refused":
      return refused(409, [{ field: null, message: phrases.refused.closed }], typed);
    case "limited": {
      const until = momentIn(await publication(), keeping.retryAt);
      const sentence = phrases.tooManyDrafts(keeping.count, until);
      return refusedUntil(keeping.retryAt, sentence, typed);
    }
    case "not-saved":
      return refused(503, [{ field: null, message: phrases.notSaved }], typed);
  }
}

/** The form comes back with the comment that is answered quoted above what was typed. */
async function quote(form: FormData): Promise<CommentFormState> {
  const typed = typedInForm(form);
  const quoted = await quoteComment(Number(form.get("post")), Number(typed.parent));
  if (quoted !== undefined) {
    return refused(200, [], { ...typed, text: `${quoted}\n\n${typed.text ?? ""}` });
  }
  const { submission: phrases } = await words();
  const message = phrases.refused["parent-unknown"];
  return refused(422, [{ field: null, message }], { ...typed, parent: "" });
}

const refusals: Record<Refusal, { status: number; isForReply: boolean }> = {
  closed: { status: 409, isForReply: false },
  paused: { status: 409, isForReply: false },
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
