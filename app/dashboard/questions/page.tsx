import type { Metadata } from "next";
import type { ReactElement } from "react";
import { requireAuthor } from "#app/_session/require.ts";
import { Moment } from "#app/_ui/time.tsx";
import { listQuestions, type AskedQuestion } from "#lib/moderation/question.ts";
import { AnswerForm } from "./answer-form.tsx";
import styles from "./page.module.css";

export const metadata: Metadata = { title: "Questions" };

type Props = { searchParams: Promise<{ done?: string | string[] }> };

/** What moderators ask the authors about comments that wait. */
export default async function QuestionsPage({ searchParams }: Props): Promise<ReactElement> {
  const author = await requireAuthor();
  const { done } = await searchParams;
  const { open, answered } = await listQuestions(author);
  return (
    <main id="content" className={styles.page}>
      <h1>Questions</h1>
      <p role="status">{done === "answered" ? "Your answer is with whoever asked." : ""}</p>
      {open.length === 0 ? <p>No moderator has an open question.</p> : null}
      {open.map((question) => (
        <Asked key={question.id} question={question} />
      ))}
      {answered.length > 0 ? <h2>Answered</h2> : null}
      {answered.map((question) => (
        <Asked key={question.id} question={question} />
      ))}
    </main>
  );
}

function Asked({ question }: { question: AskedQuestion }): ReactElement {
  const { id, askedBy, askedAt, comment, post, answer, answeredBy, answeredAt } = question;
  return (
    <section id={`question-${id}`} aria-labelledby={`asked-${id}`}>
      <h3 id={`asked-${id}`}>
        <bdi>{askedBy}</bdi> asks, <Moment at={askedAt} />
      </h3>
      <p className={styles.typed} dir="auto">
        {question.question}
      </p>
      <p>
        About what <bdi>{comment.name}</bdi> wrote on <bdi>{post}</bdi>:
      </p>
      {/* Safe by construction: `renderComment` ends with the sanitiser's allow-list. */}
      <blockquote
        className={`prose ${styles.comment}`}
        dir="auto"
        dangerouslySetInnerHTML={{ __html: comment.html }}
      />
      {answer === null || !answeredAt ? (
        <AnswerForm questionId={id} />
      ) : (
        <>
          <p>
            <bdi>{answeredBy}</bdi> answered, <Moment at={answeredAt} />:
          </p>
          <p className={styles.typed} dir="auto">
            {answer}
          </p>
        </>
      )}
    </section>
  );
}
