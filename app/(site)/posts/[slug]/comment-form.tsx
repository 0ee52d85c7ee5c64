"use client";

import { useActionState, type ReactElement, type ReactNode } from "react";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { Field } from "#app/_forms/field.tsx";
import { typedInto, untouched, type FormState } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import type { Words } from "#lib/words/words.ts";
import { submitCommentAction } from "./actions.ts";
import type { CommentFormState } from "./comment-form-state.ts";
import { EvidenceFields } from "./evidence-fields.tsx";
import { FollowChoices } from "./follow-choices.tsx";
import styles from "./comment-form.module.css";
import { SimilarQuestion } from "./similar-question.tsx";
import { WithName } from "./with-name.tsx";

type CommentFormProps = {
  postId: number;
  postAddress: string;
  /** The page's own address. It is part of what tells React which form an answer belongs to. */
  sentTo: string;
  isOpen: boolean;
  /** What stands here instead where it is not. */
  closed: ReactNode;
  replyTo: { id: number; name: string } | undefined;
  /** What the browser is to work on, where an owner asks for that. */
  challenge: string | undefined;
  phrases: Words["comments"]["form"] & Words["forms"];
  following: Words["mail"]["choices"];
};

export function CommentForm(props: CommentFormProps): ReactNode {
  const { postId, postAddress, sentTo, isOpen, closed, replyTo, phrases, following, challenge } =
    props;
  const [state, action] = useActionState<CommentFormState, FormData>(
    submitCommentAction,
    untouched,
    sentTo,
  );
  const parent = typedInto(state, "parent") ?? String(replyTo?.id ?? "");
  const answered = parent ? replyTo : undefined;

  if (!isOpen && state.outcome === "untouched") {
    return closed;
  }
  return (
    <form
      id="leave-a-comment"
      className={styles.form}
      action={action}
      aria-labelledby="leave-a-comment-title"
      noValidate
    >
      <div className={styles.about}>
        <h3 id="leave-a-comment-title">
          {answered ? <WithName phrase={phrases.replyTo} name={answered.name} /> : phrases.leave}
        </h3>
        <p>{phrases.moderated}</p>
        {answered ? (
          <p>
            <a href={`${postAddress}#leave-a-comment`} className={styles.instead}>
              {phrases.ownInstead}
            </a>
          </p>
        ) : null}
      </div>
      <div>
        <ErrorSummary state={state} title={phrases.problem} />
        {state.question ? (
          <SimilarQuestion question={state.question} phrases={phrases.similar} />
        ) : null}
        <input type="hidden" name="post" value={postId} />
        <input type="hidden" name="parent" value={parent} />
        {/* Filled by the small script, once for each time the page is loaded. */}
        <input type="hidden" name="formKey" defaultValue="" />
        <EvidenceFields leaveEmpty={phrases.leaveEmpty} challenge={challenge} />
        <Fields state={state} phrases={phrases} />
        <FollowChoices phrases={following} state={state} />
        {isOpen && !state.question ? (
          <div className={styles.send}>
            <SubmitButton>{phrases.send}</SubmitButton>
            {/* Where the small script says that a draft is kept: room that is there from the beginning. */}
            <div
              data-draft-note=""
              data-kept={phrases.kept}
              data-put-back={phrases.putBack}
              role="status"
            />
          </div>
        ) : null}
      </div>
    </form>
  );
}

function Fields({
  state,
  phrases,
}: {
  state: FormState;
  phrases: CommentFormProps["phrases"];
}): ReactElement {
  return (
    <>
      <Field name="text" label={phrases.text} rows={8} state={state} />
      <div className={styles.who}>
        <Field name="name" label={phrases.name} state={state} autoComplete="name" />
        <Field
          name="email"
          label={phrases.email}
          hint={phrases.emailHint}
          state={state}
          type="email"
          autoComplete="email"
        />
        <Field
          name="site"
          label={phrases.site}
          hint={phrases.siteHint}
          state={state}
          inputMode="url"
          autoComplete="url"
        />
      </div>
    </>
  );
}
