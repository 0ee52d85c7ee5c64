import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Frame } from "#app/(site)/frame.tsx";
import { ListHeading } from "#app/(site)/list-heading.tsx";
import { pageMetadata } from "#app/(site)/metadata.ts";
import { Missing, missingMetadata } from "#app/(site)/missing.tsx";
import { readSegment } from "#app/(site)/segment.ts";
import { words } from "#app/_ui/words.ts";
import { seriesAddress } from "#lib/posts/post.ts";
import { findSeries } from "#lib/posts/series-parts.ts";
import { Parts } from "./parts.tsx";

type Props = { params: Promise<{ slug: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const series = await findSeries(readSegment((await params).slug));
  if (!series) return missingMetadata();
  const { title, description } = series;
  return pageMetadata({ title, description, address: seriesAddress(series) });
}

/** A series from its first part to its last. */
export default async function SeriesPage({ params }: Props): Promise<ReactNode> {
  const { series: say } = await words();
  const series = await findSeries(readSegment((await params).slug));
  if (!series) return <Missing />;
  return (
    <Frame>
      <ListHeading above={<a href="/series">{say.title}</a>} lead={series.description}>
        {series.title}
      </ListHeading>
      <Parts series={series} />
    </Frame>
  );
}
