"use server";

import { redirect } from "next/navigation";
import { refused, type FormState } from "#app/_forms/form-state.ts";
import { requireAuthor } from "#app/_session/require.ts";
import { answerQuestion } from "#lib/moderation/answer-question.ts";
import { readNumber } from "#lib/moderation/press.ts";

export async function answerQuestionAction(_: FormState, form: FormData): Promise<FormState> {
  const author = await requireAuthor();
  const questionId = readNumber(form.get("question")) ?? 0;
  const field = `answer-${questionId}`;
  const sent = form.get(field);
  const typed = typeof sent === "string" ? sent.replaceAll("\r\n", "\n") : "";
  const kept = { [field]: typed };

  const result = await answerQuestion({ questionId, typed }, author);
  switch (result.outcome) {
    case "answered":
      redirect("/dashboard/questions?done=answered");
    case "invalid":
      return refused(422, [{ field, message: result.message }], kept);
    case "answered-before": {
      const message = `Not saved: ${result.by} has answered it since.`;
      return refused(409, [{ field: null, message }], kept);
    }
    case "missing":
      return refused(409, [{ field: null, message: "That question is no longer here." }], kept);
    case "not-saved":
      return refused(503, [{ field: null, message: "Not saved. Try again." }], kept);
  }
}
