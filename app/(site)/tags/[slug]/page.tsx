import type { Metadata } from "next";

import type { ReactNode } from "react";
import { feedLinks } from "#app/(site)/feed-links.ts";
import { Frame } from "#app/(site)/frame.tsx";
import { listAddress, pageMetadata } from "#app/(site)/metadata.ts";
import { Posts } from "#app/(site)/post-list.tsx";
import { Missing } from "#app/(site)/missing.tsx";
import { readSegment } from "#app/(site)/segment.ts";
import { findTag } from "#lib/posts/find-tag.ts";
import { listPosts } from "#lib/posts/list.ts";
import { tagAddress } from "#lib/posts/post.ts";
import styles from "./page.module.css";

type Props = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<{ before?: string | string[] }>;
};

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const tag = await findTag(readSegment((await params).slug));
  if (!tag) return { title: "Nothing here" };
  const { before } = await searchParams;
  return pageMetadata({
    title: tag.name,
    address: listAddress(tagAddress(tag), before),
    feeds: await feedLinks({ tag }),
  });
}

export default async function TagPage({ params, searchParams }: Props): Promise<ReactNode> {
  const tag = await findTag(readSegment((await params).slug));
  if (!tag) return <Missing />;

  const { before } = await searchParams;
  const list = await listPosts({ before, tag: tag.slug });
  return (
    <Frame>
      <header className={styles.header}>
        <p>Posts about</p>
        <h1>{tag.name}</h1>
      </header>
      <Posts list={list} address={tagAddress(tag)} />
    </Frame>
  );
}
