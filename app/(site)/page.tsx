import type { Metadata } from "next";
import type { ReactNode } from "react";
import { publication } from "#app/_ui/publication.ts";
import { listPosts } from "#lib/posts/list.ts";
import { FrontFrame } from "./frame.tsx";
import { PublicationJsonLd } from "./json-ld.tsx";
import { listAddress, pageMetadata } from "./metadata.ts";
import { Posts } from "./post-list.tsx";

type Props = { searchParams: Promise<{ before?: string | string[] }> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  return pageMetadata({ address: listAddress("/", (await searchParams).before) });
}

export default async function FrontPage({ searchParams }: Props): Promise<ReactNode> {
  const { before } = await searchParams;
  const list = await listPosts({ before });
  return (
    <FrontFrame>
      <Posts list={list} name={(await publication()).title} address="/" />
      <PublicationJsonLd />
    </FrontFrame>
  );
}
