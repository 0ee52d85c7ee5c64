import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { Frame } from "#app/(site)/frame.tsx";
import { CommentForm } from "#app/(site)/posts/[slug]/comment-form.tsx";
import { Moment } from "#app/_ui/time.tsx";
import { words } from "#app/_ui/words.ts";
import { draftAddress } from "#lib/comments/draft-key.ts";
import { findChallenge } from "#lib/comments/proof.ts";
import { findDraft } from "#lib/comments/find-draft.ts";
import { findReplyTarget } from "#lib/comments/reply-target.ts";
import { readCommentRules } from "#lib/comments/rules.ts";
import { commentsState, postAddress } from "#lib/posts/post.ts";
import { findPublishedPost } from "#lib/posts/read.ts";
import { areThereHouseRules, houseRulesAddress } from "#lib/settings/house-rules.ts";
import { Look } from "./look.tsx";
import styles from "./page.module.css";
import { ThrowAway } from "./throw-away.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { draft } = await words();
  return {
    title: draft.title,
    robots: { index: false, follow: false },
    // The address is the key to this page, so no link on it may tell where the reader came from.
    referrer: "no-referrer",
  };
}

type Props = { params: Promise<{ draft: string }> };

/** The private page of a comment that was not sent: how it will look, and the form to go on with it. */
export default async function DraftPage({ params }: Props): Promise<ReactNode> {
  const found = await findDraft((await params).draft);
  if (!found) notFound();
  const { draft, comments, forms, mail } = await words();
  const post = await findPublishedPost(found.postSlug);
  const state = post ? commentsState(post, await readCommentRules()) : "closed";
  const target = post && (await findReplyTarget(post.id, found.typed.parent));
  const stays = found.isKept ? draft.kept : draft.previewed;
  return (
    <Frame>
      <h1>{found.isKept ? draft.title : draft.previewTitle}</h1>
      <p className={styles.post}>
        {post ? (
          <>
            {draft.on.before}
            <a href={postAddress(post)}>
              <bdi>{post.title}</bdi>
            </a>
            {draft.on.after}
          </>
        ) : (
          draft.postGone
        )}
      </p>
      <p className={styles.stays}>
        {stays.before}
        <Moment at={found.expiresAt} />
        {stays.after}
      </p>
      <Look draft={found} answered={target} />
      <section aria-labelledby="leave-a-comment-title" className={styles.form}>
        {post && (
          <CommentForm
            postId={post.id}
            postAddress={postAddress(post)}
            sentTo={draftAddress(found.key)}
            isOpen={state === "open"}
            closed={state !== "open" && <p>{comments.form[state]}</p>}
            replyTo={target}
            challenge={await findChallenge(post)}
            draft={{ key: found.key, typed: found.typed }}
            houseRules={(await areThereHouseRules()) ? houseRulesAddress : undefined}
            phrases={{ ...comments.form, ...forms, houseRules: comments.houseRules }}
            following={mail.choices}
          />
        )}
      </section>
      <ThrowAway draftKey={found.key} />
    </Frame>
  );
}
