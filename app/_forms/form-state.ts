/** What a form's action last answered. A form that was accepted leads elsewhere, so it has no state. */
export type FormState =
  | { outcome: "untouched" }
  | {
      outcome: "refused";
      status: number;
      problems: Problem[];
      /** What the person typed, by field, to be shown again. Never a password. */
      typed: Record<string, string>;
      /** When it may be sent again, for programs: the sentence says it to people. */
      retryAfterSeconds?: number;
    };

/** One sentence about one field, or about the form as a whole. */
export type Problem = { field: string | null; message: string };

export const untouched: FormState = { outcome: "untouched" };

/** The form is shown again with its text, under a summary of what to do. */
export function refused(
  status: number,
  problems: Problem[],
  typed: Record<string, string>,
): FormState {
  return { outcome: "refused", status, problems, typed };
}

/** Too much was sent. From `until` on it is taken again. */
export function refusedUntil(
  until: Date,
  message: string,
  typed: Record<string, string>,
  now = new Date(),
): FormState {
  return {
    outcome: "refused",
    status: 429,
    problems: [{ field: null, message }],
    typed,
    retryAfterSeconds: Math.max(1, Math.ceil((+until - +now) / 1000)),
  };
}

export function problemWith(state: FormState, field: string): string | undefined {
  if (state.outcome !== "refused") return undefined;
  return state.problems.find((problem) => problem.field === field)?.message;
}

export function typedInto(state: FormState, field: string): string | undefined {
  return state.outcome === "refused" ? state.typed[field] : undefined;
}

/** The one place that names a field's element, so that the summary can link to it. */
export function fieldId(name: string): string {
  return `field-${name}`;
}
