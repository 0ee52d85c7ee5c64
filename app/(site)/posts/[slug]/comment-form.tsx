"use client";

import { useActionState, type ReactElement } from "react";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { Field } from "#app/_forms/field.tsx";
import { typedInto, untouched } from "#app/_forms/form-state.ts";
import { SubmitButton } from "#app/_forms/submit-button.tsx";
import { submitCommentAction } from "./actions.ts";
import styles from "./comment-form.module.css";

type CommentFormProps = {
  postId: number;
  postAddress: string;
  isOpen: boolean;
  replyTo: { id: number; name: string } | undefined;
};

export function CommentForm(props: CommentFormProps): ReactElement {
  const { postId, postAddress, isOpen, replyTo } = props;
  const [state, action] = useActionState(submitCommentAction, untouched);
  const parent = typedInto(state, "parent") ?? String(replyTo?.id ?? "");

  if (!isOpen && state.outcome === "untouched") {
    return <p id="leave-a-comment">Comments on this post have closed.</p>;
  }
  return (
    <form
      id="leave-a-comment"
      className={styles.form}
      action={action}
      aria-labelledby="leave-a-comment-title"
      noValidate
    >
      <h3 id="leave-a-comment-title">
        {replyTo && parent ? (
          <>
            Reply to <bdi>{replyTo.name}</bdi>
          </>
        ) : (
          "Leave a comment"
        )}
      </h3>
      {replyTo && parent ? (
        <p>
          <a href={`${postAddress}#leave-a-comment`}>Leave a comment of your own instead</a>
        </p>
      ) : null}
      <ErrorSummary state={state} />
      <input type="hidden" name="post" value={postId} />
      <input type="hidden" name="parent" value={parent} />
      {/* Filled by the small script, once for each time the page is loaded. */}
      <input type="hidden" name="formKey" defaultValue="" />
      <Field name="text" label="Comment" rows={8} state={state} />
      <Field name="name" label="Name" state={state} autoComplete="name" />
      <Field
        name="email"
        label="E-mail"
        hint="Never shown."
        state={state}
        type="email"
        autoComplete="email"
      />
      <Field
        name="site"
        label="Website, if you like"
        hint="Your name will link to it."
        state={state}
        inputMode="url"
        autoComplete="url"
      />
      <p className={styles.note}>A moderator reads every comment before it appears.</p>
      {isOpen ? <SubmitButton>Post comment</SubmitButton> : null}
    </form>
  );
}
