import type { ReactElement, ReactNode } from "react";
import { Moment } from "#app/_ui/time.tsx";
import type { Case } from "#lib/moderation/case.ts";
import { deskAddress, filtersOf, type DeskView } from "#lib/moderation/view.ts";
import { postAddress } from "#lib/posts/post.ts";
import styles from "./case-card.module.css";
import { Decide } from "./decide.tsx";
import { FocusedHeading } from "./focused-heading.tsx";
import { Margin } from "./margin.tsx";
import { OtherTexts } from "./other-texts.tsx";
import { statusWords } from "./words.ts";

/** One comment at reading size under the one it answers, and in the margin what there is to know. */
export function CaseCard({
  opened,
  view,
  after,
  previousId,
  others,
}: {
  opened: Case;
  /** What comes after this comment. */
  view: DeskView;
  after: string | undefined;
  previousId: number | undefined;
  /** Who else has to do with it, for the margin. */
  others: ReactNode;
}): ReactElement {
  const { id, name, createdAt, html, post, parent } = opened;
  return (
    <section className={styles.card} aria-labelledby="case">
      <div className={styles.text}>
        <p className={styles.post}>
          On <PostTitle post={post} />
        </p>
        {parent ? <Parent parent={parent} /> : null}
        <article aria-labelledby="case">
          <FocusedHeading id="case" after={after && `${after} ${id}`}>
            <bdi>{name}</bdi>, <Moment at={createdAt} />
          </FocusedHeading>
          <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: html }} />
        </article>
        <OtherTexts opened={opened} />
        <Decide opened={opened} view={view} move={<Move view={view} previousId={previousId} />} />
      </div>
      <Margin opened={opened} view={view} others={others} />
    </section>
  );
}

/** To what stands beside it in its queue, without deciding anything. */
function Move({
  view,
  previousId,
}: {
  view: DeskView;
  previousId: number | undefined;
}): ReactElement {
  return (
    <p className={styles.move}>
      <a href={deskAddress(view)} data-key="j">
        {view.queue === "decided" || view.queue === "all" ? "Next" : "Skip"}
      </a>
      {previousId ? (
        <a href={deskAddress(filtersOf(view), { comment: previousId })} data-key="k">
          Previous
        </a>
      ) : null}
    </p>
  );
}

function PostTitle({ post }: { post: Case["post"] }): ReactNode {
  if (!post.isPublished) return <bdi>{post.title}, not published</bdi>;
  return (
    <a href={postAddress(post)} data-key="o">
      <bdi>{post.title}</bdi>
    </a>
  );
}

function Parent({ parent }: { parent: NonNullable<Case["parent"]> }): ReactElement {
  return (
    <blockquote className={styles.parent}>
      <p>
        In reply to{" "}
        {parent.name ? (
          <>
            <a href={`/dashboard/comments?comment=${parent.id}`}>
              <bdi>{parent.name}</bdi>
            </a>
            {parent.status === "approved" ? "" : `, ${statusWords[parent.status]}`}
          </>
        ) : (
          "a comment that was erased"
        )}
      </p>
      <div className="prose" dir="auto" dangerouslySetInnerHTML={{ __html: parent.html }} />
    </blockquote>
  );
}
