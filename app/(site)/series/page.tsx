import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Frame } from "#app/(site)/frame.tsx";
import { ListHeading } from "#app/(site)/list-heading.tsx";
import { pageMetadata } from "#app/(site)/metadata.ts";
import { NameIndex } from "#app/(site)/name-index.tsx";
import { words } from "#app/_ui/words.ts";
import { seriesAddress } from "#lib/posts/post.ts";
import { listSeries } from "#lib/posts/series-parts.ts";

export async function generateMetadata(): Promise<Metadata> {
  const { series } = await words();
  return pageMetadata({ title: series.title, address: "/series" });
}

/** Every series of which something is published. */
export default async function AllSeriesPage(): Promise<ReactNode> {
  const { series } = await words();
  const all = await listSeries();
  return (
    <Frame>
      <ListHeading lead={all.length === 0 && series.nothingYet}>{series.title}</ListHeading>
      <NameIndex entries={all.map((one) => ({ name: one.title, address: seriesAddress(one) }))} />
    </Frame>
  );
}
