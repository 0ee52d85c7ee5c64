"use server";

import { redirect } from "next/navigation";
import { refused, type FormState } from "#app/_forms/form-state.ts";
import { currentVisitor } from "#app/_session/visitor.ts";
import { publication } from "#app/_ui/publication.ts";
import { typedInForm } from "#lib/comments/draft.ts";
import type { LimitReached } from "#lib/comments/limit.ts";
import { receiptAddress } from "#lib/comments/receipt.ts";
import { submitComment, type Refusal } from "#lib/comments/submit.ts";

export async function submitCommentAction(_: FormState, form: FormData): Promise<FormState> {
  const submission = await submitComment(form, await currentVisitor());
  const typed = typedInForm(form);

  switch (submission.outcome) {
    case "accepted":
      redirect(receiptAddress(submission.commentId));
    case "invalid":
      return refused(422, submission.problems, typed);
    case "refused": {
      const { status, message, isForReply } = refusals[submission.because];
      return refused(
        status,
        [{ field: null, message }],
        // The next press sends it as a comment of its own, as the sentence says.
        isForReply ? { ...typed, parent: "" } : typed,
      );
    }
    case "limited":
      return refused(429, [{ field: null, message: await limitSentence(submission.limit) }], typed);
    case "not-saved": {
      const message = "Your comment was not saved. Your text is still below. Try again.";
      return refused(503, [{ field: null, message }], typed);
    }
  }
}

const refusals: Record<Refusal, { status: number; message: string; isForReply: boolean }> = {
  closed: { status: 409, message: "Comments on this post have closed.", isForReply: false },
  "parent-removed": {
    status: 409,
    message: "The comment you replied to was removed. Post yours as a new comment?",
    isForReply: true,
  },
  "parent-unknown": {
    status: 422,
    message: "There is no comment to reply to there. Post yours as a new comment?",
    isForReply: true,
  },
  "already-here": {
    status: 409,
    message: "This comment is already here. It need not be sent again.",
    isForReply: false,
  },
};

async function limitSentence({ count, within, retryAt }: LimitReached): Promise<string> {
  const { timeZone } = await publication();
  const isLater = +retryAt - Date.now() > 12 * 60 * 60_000;
  const time = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    ...(isLater && { day: "numeric", month: "long" }),
  }).format(retryAt);
  return `You have posted ${count} comments in ${within}. Try again at ${time}.`;
}
