import type { Metadata } from "next";
import type { ReactNode } from "react";
import { feedLinks } from "#app/(site)/feed-links.ts";
import { Frame } from "#app/(site)/frame.tsx";
import { listAddress, pageMetadata } from "#app/(site)/metadata.ts";
import { Missing, missingMetadata } from "#app/(site)/missing.tsx";
import { Posts } from "#app/(site)/post-list.tsx";
import { readSegment } from "#app/(site)/segment.ts";
import { findAuthor } from "#lib/posts/find-author.ts";
import { listPosts } from "#lib/posts/list.ts";
import { authorAddress } from "#lib/posts/post.ts";
import { AuthorCard } from "./author-card.tsx";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const author = await findAuthor(readSegment((await params).slug));
  if (!author) return missingMetadata();
  const { before } = await searchParams;
  return pageMetadata({
    title: author.name,
    address: listAddress(authorAddress(author), before),
    feeds: await feedLinks({ author }),
  });
}

export default async function AuthorPage({ params, searchParams }: Props): Promise<ReactNode> {
  const asked = readSegment((await params).slug);
  const author = await findAuthor(asked);
  if (!author) return <Missing asked={[asked]} />;

  const { before } = await searchParams;
  const list = await listPosts({ before, author: author.slug });
  return (
    <Frame>
      <AuthorCard author={author} />
      <Posts list={list} name={author.name} address={authorAddress(author)} areOfOneAuthor />
    </Frame>
  );
}
