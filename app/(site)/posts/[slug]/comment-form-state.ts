import type { FormState } from "#app/_forms/form-state.ts";

/** A form that came back, and with it, where nearly this was sent before, a question about that. */
export type CommentFormState = FormState & { question?: SimilarQuestion };

export type SimilarQuestion = {
  sentence: string;
  /** The receipt of the earlier comment. */
  earlier: string;
  /** It can still be replaced. */
  isWaiting: boolean;
};
