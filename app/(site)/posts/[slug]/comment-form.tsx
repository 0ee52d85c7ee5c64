"use client";

import { useActionState, type ReactElement, type ReactNode } from "react";
import { ErrorSummary } from "#app/_forms/error-summary.tsx";
import { Field } from "#app/_forms/field.tsx";
import { typedInto, untouched, type FormState } from "#app/_forms/form-state.ts";
import type { Words } from "#lib/words/words.ts";
import { submitCommentAction } from "./actions.ts";
import type { CommentFormState } from "./comment-form-state.ts";
import { EvidenceFields } from "./evidence-fields.tsx";
import { FollowChoices } from "./follow-choices.tsx";
import styles from "./comment-form.module.css";
import { SendButtons } from "./send-buttons.tsx";
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
  /** Where it is written what is asked of those who comment, if it is. */
  houseRules: string | undefined;
  /** What the browser is to work on, where an owner asks for that. */
  challenge: string | undefined;
  /** What was kept before, on the private page of a draft. */
  draft?: { key: string; typed: Initial };
  phrases: Words["comments"]["form"] & Words["forms"] & Pick<Words["comments"], "houseRules">;
  following: Words["mail"]["choices"];
};

type Initial = Record<"parent" | "name" | "email" | "site" | "text" | "follow", string>;

export function CommentForm(props: CommentFormProps): ReactNode {
  const { postId, postAddress, sentTo, isOpen, closed, replyTo, draft } = props;
  const { phrases, following, houseRules, challenge } = props;
  const [state, action] = useActionState<CommentFormState, FormData>(
    submitCommentAction,
    untouched,
    sentTo,
  );
  const parent = typedInto(state, "parent") ?? draft?.typed.parent ?? String(replyTo?.id ?? "");
  const answered = parent ? replyTo : undefined;

  if (!isOpen && !draft && state.outcome === "untouched") {
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
        {houseRules ? (
          <p>
            <a href={houseRules} className={styles.instead}>
              {phrases.houseRules}
            </a>
          </p>
        ) : null}
        {answered && !draft ? (
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
        {draft ? <input type="hidden" name="draft" value={draft.key} /> : null}
        {/* Filled by the small script, once for each time the page is loaded. */}
        <input type="hidden" name="formKey" defaultValue="" />
        <EvidenceFields leaveEmpty={phrases.leaveEmpty} challenge={challenge} />
        <Fields state={state} initial={draft?.typed} phrases={phrases} />
        <FollowChoices phrases={following} state={state} initial={draft?.typed.follow} />
        {isOpen && !state.question ? <SendButtons phrases={phrases} answered={answered} /> : null}
        {draft && !isOpen ? closed : null}
      </div>
    </form>
  );
}

function Fields({
  state,
  initial,
  phrases,
}: {
  state: FormState;
  initial: Initial | undefined;
  phrases: CommentFormProps["phrases"];
}): ReactElement {
  const field = (name: keyof Initial) => ({ name, state, initial: initial?.[name] ?? "" });
  return (
    <>
      <Field {...field("text")} label={phrases.text} rows={8} />
      <div className={styles.who}>
        <Field {...field("name")} label={phrases.name} autoComplete="name" />
        <Field
          {...field("email")}
          label={phrases.email}
          hint={phrases.emailHint}
          type="email"
          autoComplete="email"
        />
        <Field
          {...field("site")}
          label={phrases.site}
          hint={phrases.siteHint}
          inputMode="url"
          autoComplete="url"
        />
      </div>
    </>
  );
}
