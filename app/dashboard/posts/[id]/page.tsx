import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { requireAuthor } from "#app/_session/require.ts";
import { publication } from "#app/_ui/publication.ts";
import type { Author } from "#lib/identity/roles.ts";
import { draftOf, findOwnPost, type OwnPost } from "#lib/posts/own.ts";
import { postAddress } from "#lib/posts/post.ts";
import { findPreview, type Manuscript } from "#lib/posts/preview.ts";
import { isPublishable } from "#lib/posts/publish.ts";
import { describeLeftOutTags } from "#lib/posts/tags.ts";
import { countWords } from "#lib/text/words.ts";
import { unpublishPostAction } from "../actions.ts";
import { Desk } from "../desk.tsx";
import { PostForm } from "../post-form.tsx";
import { readId } from "../read-id.ts";
import { VersionForm } from "../version-form.tsx";
import { Correcting } from "./correcting.tsx";
import styles from "./page.module.css";
import { countInWords, stateInWords, timeInWords } from "../words.ts";

export const metadata: Metadata = { title: "Edit a post" };

type Asked = Partial<Record<"preview" | "done" | "at" | "left-out", string | string[]>>;
type Props = { params: Promise<{ id: string }>; searchParams: Promise<Asked> };

/** One manuscript, whatever its state. */
export default async function PostPage({ params, searchParams }: Props): Promise<ReactElement> {
  const author = await requireAuthor();
  const post = await findOwnPost(readId((await params).id) ?? 0, author);
  if (!post) notFound();

  const asked = await searchParams;
  const typed = await findTyped(post, asked.preview, author);
  const seenVersion = typed?.seenVersion ?? post.version;
  const isPublished = post.state === "published";
  return (
    <Desk
      heading={post.title || "Without a title"}
      margin={<Margin post={post} author={author} asked={asked} isTyped={typed !== undefined} />}
    >
      <PostForm
        // A saved text is a new form; without this the old one's fields would stay. It hangs on the
        // address alone: a refusal is shown by the form that has the same key as the one sent.
        key={`${asked.at} ${asked.preview}`}
        postId={post.id}
        seenVersion={seenVersion}
        draft={typed?.draft ?? draftOf(post)}
        isPublished={isPublished}
        mayBePublished={isPublishable(post)}
      />
      {isPublished && <Correcting postId={post.id} />}
      {isPublished && <Unpublishing post={post} />}
    </Desk>
  );
}

/** The text its author was looking at a moment ago, to be written on. */
async function findTyped(
  post: OwnPost,
  preview: Asked["preview"],
  author: Author,
): Promise<Manuscript | undefined> {
  if (preview === undefined) return undefined;
  const typed = await findPreview(readId(preview) ?? 0, author);
  return typed?.postId === post.id ? typed : undefined;
}

async function Margin({
  post,
  author,
  asked,
  isTyped,
}: {
  post: OwnPost;
  author: Author;
  asked: Asked;
  isTyped: boolean;
}): Promise<ReactElement> {
  const { timeZone } = await publication();
  const savedBy = post.savedBy && post.savedBy.id !== author.id ? ` by ${post.savedBy.name}` : "";
  return (
    <>
      <p role="status">
        {isTyped
          ? "Not saved: this is the text you looked at."
          : `${answerInWords(asked)} Saved ${timeInWords(post.updatedAt, timeZone)}${savedBy}.`}
      </p>
      <p>{stateInWords(post, { now: new Date(), timeZone })}.</p>
      {post.state === "published" && (
        <p>
          <a href={postAddress(post)}>Read it as readers do</a>
        </p>
      )}
      <p>{countInWords(countWords(post.body))}</p>
      {post.series && (
        <p>
          Part {post.series.part} of{" "}
          <a href={`/dashboard/series/${post.series.id}`}>{post.series.title}</a>
        </p>
      )}
    </>
  );
}

function answerInWords({ done, "left-out": leftOut }: Asked): string {
  const count = readId(leftOut);
  const tags = count ? describeLeftOutTags(count) : "";
  if (done === "published") return "Published.";
  if (done === "corrected") return "The correction is published.";
  if (done === "unpublished") return "Unpublished: readers no longer find it.";
  return tags;
}

function Unpublishing({ post }: { post: OwnPost }): ReactElement {
  return (
    <section className={`${styles.section} ${styles.quiet}`} aria-labelledby="unpublish">
      <h2 id="unpublish">Unpublish</h2>
      <p>
        The post becomes a draft again. Readers find nothing at its address, and its comments are
        hidden with it, until it is published again.
      </p>
      <VersionForm action={unpublishPostAction} id={post.id} seenVersion={post.version}>
        Unpublish
      </VersionForm>
    </section>
  );
}
