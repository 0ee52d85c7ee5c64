import type { Metadata } from "next";
import type { ReactNode } from "react";
import { listPosts } from "#lib/posts/list.ts";
import { feedLinks } from "./feed-links.ts";
import { FrontFrame } from "./frame.tsx";
import { Posts } from "./post-list.tsx";

export const metadata: Metadata = { alternates: { types: feedLinks } };

export default async function FrontPage({
  searchParams,
}: {
  searchParams: Promise<{ before?: string | string[] }>;
}): Promise<ReactNode> {
  const { before } = await searchParams;
  const list = await listPosts({ before });
  return (
    <FrontFrame>
      <Posts list={list} address="/" />
    </FrontFrame>
  );
}
