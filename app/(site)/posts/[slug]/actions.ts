"use server";

import { redirect } from "next/navigation";
import { refused, refusedUntil } from "#app/_forms/form-state.ts";
import { currentVisitor } from "#app/_session/visitor.ts";
import { publication } from "#app/_ui/publication.ts";
import { words } from "#app/_ui/words.ts";
import { draftAddress } from "#lib/comments/draft-key.ts";
import { typedInForm } from "#lib/comments/draft.ts";
import { keepDraft, type KeptFor } from "#lib/comments/keep-draft.ts";
import { quoteComment } from "#lib/comments/quote.ts";
import { momentIn } from "#lib/words/dates.ts";
import type { CommentFormState } from "./comment-form-state.ts";
import { takeComment } from "./take-comment.ts";

export async function submitCommentAction(
  _: CommentFormState,
  form: FormData,
): Promise<CommentFormState> {
  const pressed = form.get("press");
  if (pressed === "preview") return keep(form, "preview");
  if (pressed === "keep") return keep(form, "later");
  if (pressed === "quote") return quote(form);

  const taken = await takeComment(form);
  if ("to" in taken) redirect(taken.to);
  return taken;
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
