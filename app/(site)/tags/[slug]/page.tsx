import type { Metadata } from "next";
import type { ReactNode } from "react";
import { feedLinks } from "#app/(site)/feed-links.ts";
import { Frame } from "#app/(site)/frame.tsx";
import { ListHeading } from "#app/(site)/list-heading.tsx";
import { listAddress, pageMetadata } from "#app/(site)/metadata.ts";
import { Posts } from "#app/(site)/post-list.tsx";
import { readSegment } from "#app/(site)/segment.ts";
import { words } from "#app/_ui/words.ts";
import { findTag } from "#lib/posts/find-tag.ts";
import { listPosts } from "#lib/posts/list.ts";
import { tagAddress } from "#lib/posts/post.ts";
import { NoSuchTag } from "./no-such-tag.tsx";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const tag = await findTag(readSegment((await params).slug));
  if (!tag) return { title: (await words()).lists.tagMissing };
  const { before } = await searchParams;
  return pageMetadata({
    title: tag.name,
    address: listAddress(tagAddress(tag), before),
    feeds: await feedLinks({ tag }),
  });
}

export default async function TagPage({ params, searchParams }: Props): Promise<ReactNode> {
  const tag = await findTag(readSegment((await params).slug));
  const { lists } = await words();
  if (!tag) return <NoSuchTag />;

  const { before } = await searchParams;
  const list = await listPosts({ before, tag: tag.slug });
  return (
    <Frame>
      <ListHeading above={<a href="/tags">{lists.tags}</a>}>{tag.name}</ListHeading>
      <Posts list={list} name={tag.name} address={tagAddress(tag)} />
    </Frame>
  );
}
