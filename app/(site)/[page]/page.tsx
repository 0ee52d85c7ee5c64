import type { Metadata } from "next";

import type { ReactNode } from "react";
import { Article } from "#app/(site)/article.tsx";
import { Frame } from "#app/(site)/frame.tsx";
import { PostJsonLd } from "#app/(site)/json-ld.tsx";
import { postMetadata } from "#app/(site)/metadata.ts";
import { Missing, missingMetadata } from "#app/(site)/missing.tsx";
import { readSegment } from "#app/(site)/segment.ts";
import { findPublishedPage } from "#lib/posts/read.ts";

type Props = { params: Promise<{ page: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await findPublishedPage(readSegment((await params).page));
  return page ? postMetadata(page) : missingMetadata();
}

export default async function StandingPage({ params }: Props): Promise<ReactNode> {
  const asked = readSegment((await params).page);
  const page = await findPublishedPage(asked);
  if (!page) return <Missing asked={[asked]} />;
  return (
    <Frame isEntry>
      <Article post={page} />
      <PostJsonLd post={page} />
    </Frame>
  );
}
