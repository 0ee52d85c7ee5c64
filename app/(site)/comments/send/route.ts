import { takeComment } from "#app/(site)/posts/[slug]/take-comment.ts";
import type { CommentFormState } from "#app/(site)/posts/[slug]/comment-form-state.ts";
import { publication } from "#app/_ui/publication.ts";
import { typedInForm } from "#lib/comments/draft.ts";
import { commentAgainForm } from "#lib/press/comment-again.ts";
import { escape, plainPage } from "#lib/press/plain-page.ts";
import type { TypedField } from "#lib/press/typed.ts";
import { isSpoken, wordsIn } from "#lib/words/words.ts";

/**
 * Takes the plain form that stands where a form of an earlier version could not be answered. What it
 * reads and where it is stay the same, so that no later update can come between it and its answer.
 */
export async function POST(request: Request): Promise<Response> {
  const form = await request.formData().catch(() => undefined);
  if (!form) return new Response(null, { status: 400 });
  const taken = await takeComment(form);
  if ("to" in taken) return new Response(null, { status: 303, headers: { location: taken.to } });

  const retryAfter = taken.outcome === "refused" && taken.retryAfterSeconds;
  return new Response(await page(taken, form), {
    status: taken.outcome === "refused" ? taken.status : 422,
    headers: {
      "content-type": "text/html; charset=utf-8",
      ...(retryAfter && { "retry-after": String(retryAfter) }),
    },
  });
}

/** Opened instead, there is nothing to read here. */
export function GET(): Response {
  return new Response(null, { status: 303, headers: { location: "/" } });
}

async function page(state: CommentFormState, form: FormData): Promise<string> {
  const asked = (await publication()).language;
  const language = isSpoken(asked) ? asked : "en";
  const { comments, forms } = wordsIn(language);
  const { question } = state;
  const problems = state.outcome === "refused" ? state.problems : [];
  const sentences = question ? [question.sentence] : problems.map(({ message }) => message);
  const { both, replace, cancel } = comments.form.similar;
  const answers = question
    ? [
        { name: "similar", value: "both", words: both },
        ...(question.isWaiting ? [{ name: "similar", value: "replace", words: replace }] : []),
        { name: "similar", value: "cancel", words: cancel },
      ]
    : [];
  const said = sentences.map((sentence) => `<p>${escape(sentence)}</p>`).join("");
  const again = commentAgainForm(language, fieldsOf(state, form), answers);
  return plainPage(language, question ? comments.form.leave : forms.problem, said + again);
}

function fieldsOf(state: CommentFormState, form: FormData): TypedField[] {
  const typed = state.outcome === "refused" ? state.typed : typedInForm(form);
  const kept = ["post", "formKey", "draft"].map((name) => [name, String(form.get(name) ?? "")]);
  const shown = Object.entries(typed).filter(([name]) => name !== "follow");
  return [
    ...[...kept, ...shown, ["earlier", state.question?.earlier ?? ""]].flatMap(
      ([name = "", value = ""]) => (value ? [{ name, value }] : []),
    ),
    ...form.getAll("follow").map((value) => ({ name: "follow", value: String(value) })),
  ];
}
