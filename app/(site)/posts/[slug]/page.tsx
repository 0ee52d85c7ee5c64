import type { Metadata } from "next";

import type { ReactNode } from "react";
import { Article } from "#app/(site)/article.tsx";
import { Frame } from "#app/(site)/frame.tsx";
import { postMetadata } from "#app/(site)/metadata.ts";
import { Missing } from "#app/(site)/missing.tsx";
import { readSegment } from "#app/(site)/segment.ts";
import { findPublishedPost } from "#lib/posts/read.ts";
import { Comments } from "./comments.tsx";
import { Neighbours } from "./neighbours.tsx";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ reply?: string | string[] }>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const post = await findPublishedPost(readSegment((await params).slug));
  if (!post) return { title: "Nothing here" };
  return postMetadata(post, { isForReply: (await searchParams).reply !== undefined });
}

export default async function PostPage({ params, searchParams }: Props): Promise<ReactNode> {
  const post = await findPublishedPost(readSegment((await params).slug));
  if (!post) return <Missing />;
  const { reply } = await searchParams;
  const replyTo = typeof reply === "string" ? reply : undefined;
  return (
    <Frame after={<Comments post={post} replyTo={replyTo} />}>
      <Article post={post} />
      <Neighbours of={post} />
    </Frame>
  );
}
