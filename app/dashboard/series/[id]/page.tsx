import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactElement } from "react";
import { requireAuthor } from "#app/_session/require.ts";
import { Desk } from "#app/dashboard/posts/desk.tsx";
import { readId } from "#app/dashboard/posts/read-id.ts";
import { findOwnSeries } from "#lib/posts/describe-series.ts";
import { seriesAddress } from "#lib/posts/post.ts";
import { findSeries } from "#lib/posts/series-parts.ts";
import { SeriesForm } from "./series-form.tsx";

export const metadata: Metadata = { title: "Describe a series" };

type Props = {
  params: Promise<{ id: string }>;
  searchParams: Promise<Partial<Record<"done" | "at", string | string[]>>>;
};

/** What a series is called, and what it says of itself above its parts. */
export default async function OwnSeriesPage({
  params,
  searchParams,
}: Props): Promise<ReactElement> {
  const author = await requireAuthor();
  const series = await findOwnSeries(readId((await params).id) ?? 0, author);
  if (!series) notFound();
  const { done, at } = await searchParams;
  const isPublished = (await findSeries(series.slug)) !== undefined;
  return (
    <Desk
      heading={series.title}
      margin={
        <>
          <p role="status">{done === "saved" && "Saved."}</p>
          {isPublished ? (
            <p>
              <a href={seriesAddress(series)}>Read it as readers do</a>
            </p>
          ) : (
            <p>Nothing of it is published yet.</p>
          )}
        </>
      }
    >
      <SeriesForm
        // A saved description is a new form. It hangs on the address alone: a refusal is shown by the
        // form that has the same key as the one sent.
        key={String(at)}
        series={series}
      />
    </Desk>
  );
}
