"use server";

import { redirect } from "next/navigation";
import { refused, refusedUntil, type FormState } from "#app/_forms/form-state.ts";
import { currentVisitor } from "#app/_session/visitor.ts";
import { publication } from "#app/_ui/publication.ts";
import { words } from "#app/_ui/words.ts";
import { typedInForm } from "#lib/comments/draft.ts";
import type { LimitReached } from "#lib/comments/limit.ts";
import { receiptAddress } from "#lib/comments/receipt.ts";
import { submitComment, type Refusal } from "#lib/comments/submit.ts";
import { momentIn, timeIn } from "#lib/words/dates.ts";

export async function submitCommentAction(_: FormState, form: FormData): Promise<FormState> {
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
    case "limited":
      return refusedUntil(submission.limit.retryAt, await limitSentence(submission.limit), typed);
    case "not-saved":
      return refused(503, [{ field: null, message: phrases.notSaved }], typed);
  }
}

const refusals: Record<Refusal, { status: number; isForReply: boolean }> = {
  closed: { status: 409, isForReply: false },
  paused: { status: 409, isForReply: false },
  "parent-removed": { status: 409, isForReply: true },
  "parent-unknown": { status: 422, isForReply: true },
  "already-here": { status: 409, isForReply: false },
};

async function limitSentence({ count, within, retryAt }: LimitReached): Promise<string> {
  const { submission } = await words();
  const home = await publication();
  const isLater = +retryAt - Date.now() > 12 * 60 * 60_000;
  const until = isLater ? momentIn(home, retryAt) : timeIn(home, retryAt);
  return submission.limited[within](count, until);
}
