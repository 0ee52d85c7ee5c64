import type { Metadata } from "next";
import { notFound, redirect } from "next/navigation";
import type { ReactElement, ReactNode } from "react";
import { fieldId } from "#app/_forms/form-state.ts";
import { requireAuthor } from "#app/_session/require.ts";
import { publication } from "#app/_ui/publication.ts";
import { environment } from "#lib/config/environment.ts";
import { readCommentRules } from "#lib/comments/rules.ts";
import { findOwnPost, type OwnPost } from "#lib/posts/own.ts";
import { commentsState, postAddress } from "#lib/posts/post.ts";
import { isPublishable, publicationDate, whatIsMissing } from "#lib/posts/publish.ts";
import { describeLeftOutTags } from "#lib/posts/tags.ts";
import { publishPostAction } from "../../actions.ts";
import { Desk } from "../../desk.tsx";
import { readId } from "../../read-id.ts";
import { VersionForm } from "../../version-form.tsx";
import { timeInWords } from "../../words.ts";
import styles from "./page.module.css";

export const metadata: Metadata = { title: "Publish a post" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<{ "left-out"?: string | string[] }>;
};

/** What readers will get, before they get it. */
export default async function PublishPage({ params, searchParams }: Props): Promise<ReactElement> {
  const author = await requireAuthor();
  const post = await findOwnPost(readId((await params).id) ?? 0, author);
  if (!post) notFound();
  if (!isPublishable(post)) redirect(`/dashboard/posts/${post.id}`);

  const leftOut = readId((await searchParams)["left-out"]);
  const problems = whatIsMissing(post);
  return (
    <Desk
      heading="Publish"
      margin={<p role="status">Saved.{leftOut ? ` ${describeLeftOutTags(leftOut)}` : ""}</p>}
    >
      <div className={styles.check}>
        <Facts post={post} />
        {problems.length > 0 ? (
          <ul className={styles.missing}>
            {problems.map(({ field, message }) => (
              <li key={field}>
                <a href={`/dashboard/posts/${post.id}#${fieldId(field)}`}>{message}</a>
              </li>
            ))}
          </ul>
        ) : (
          <VersionForm action={publishPostAction} id={post.id} seenVersion={post.version}>
            Publish now
          </VersionForm>
        )}
        <p>
          <a href={`/dashboard/posts/${post.id}`}>Go on writing</a>
        </p>
      </div>
    </Desk>
  );
}

async function Facts({ post }: { post: OwnPost }): Promise<ReactElement> {
  const { timeZone } = await publication();
  const now = new Date();
  const date = publicationDate(post, now);
  return (
    <dl className={styles.facts}>
      <Fact post={post} name="Title" field="title">
        {post.title || "None yet"}
      </Fact>
      <Fact post={post} name="Address" field="slug">
        {new URL(postAddress(post), environment().siteUrl).href}
      </Fact>
      <Fact post={post} name="Time">
        {date < now
          ? `Now, with its first date, ${timeInWords(date, timeZone)} (${timeZone})`
          : `Now, ${timeInWords(now, timeZone)} (${timeZone})`}
      </Fact>
      <Fact post={post} name="Comments" field={post.kind === "page" ? "kind" : "comments"}>
        {await commentsInWords({ ...post, publishedAt: date }, now)}
      </Fact>
    </dl>
  );
}

async function commentsInWords(post: OwnPost, now: Date): Promise<string> {
  if (post.kind === "page") return "None: this is a page";
  return inWords[commentsState(post, await readCommentRules(), now)];
}

const inWords = {
  open: "Open",
  closed: "Closed",
  paused: "Open, and paused with all others",
};

function Fact({
  post,
  name,
  field,
  children,
}: {
  post: OwnPost;
  name: string;
  field?: string;
  children: ReactNode;
}): ReactElement {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        {children}{" "}
        {field && (
          <a
            href={`/dashboard/posts/${post.id}#${fieldId(field)}`}
            aria-label={`Change: ${name.toLowerCase()}`}
          >
            Change
          </a>
        )}
      </dd>
    </div>
  );
}
