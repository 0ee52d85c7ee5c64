import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Article } from "#app/(site)/article.tsx";
import { Frame } from "#app/(site)/frame.tsx";
import { PostJsonLd } from "#app/(site)/json-ld.tsx";
import { pageMetadata, postMetadata } from "#app/(site)/metadata.ts";
import { Missing, missingMetadata } from "#app/(site)/missing.tsx";
import { readSegment } from "#app/(site)/segment.ts";
import { words } from "#app/_ui/words.ts";
import { readThread } from "#lib/comments/thread.ts";
import { postAddress } from "#lib/posts/post.ts";
import { findPublishedPost } from "#lib/posts/read.ts";
import { Comments, type Asked } from "./comments.tsx";
import { ConversationPage } from "./conversation-page.tsx";
import { Neighbours } from "./neighbours.tsx";
import { Related } from "./related.tsx";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const post = await findPublishedPost(readSegment((await params).slug));
  if (!post) return missingMetadata();
  const { from, reply } = readAsked(await searchParams);
  const isForReply = reply !== undefined;
  if (from === undefined) return postMetadata(post, { isForReply });

  const { comments } = await words();
  const address = `${postAddress(post)}?from=${encodeURIComponent(from)}`;
  const metadata = await pageMetadata({ title: comments.on(post.title), address });
  return { ...metadata, ...(isForReply && { robots: { index: false, follow: true } }) };
}

export default async function PostPage({ params, searchParams }: Props): Promise<ReactNode> {
  const asked = readSegment((await params).slug);
  const post = await findPublishedPost(asked);
  if (!post) return <Missing asked={[asked]} />;
  const { from, reply } = readAsked(await searchParams);
  if (from !== undefined) return <ConversationPage post={post} asked={{ from, reply }} />;

  const thread = await readThread(post);
  return (
    <Frame isEntry after={<Comments post={post} thread={thread} asked={{ reply }} />}>
      <Article post={post} />
      <Related to={post} />
      <Neighbours of={post} />
      <PostJsonLd post={post} comments={thread.comments} />
    </Frame>
  );
}

/** What came more than once was not written by any page of ours. */
function readAsked({ from, reply }: Awaited<Props["searchParams"]>): Asked {
  return {
    from: typeof from === "string" ? from : undefined,
    reply: typeof reply === "string" ? reply : undefined,
  };
}
