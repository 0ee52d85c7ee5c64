import type { Metadata } from "next";
import type { ReactNode } from "react";
import { ArchivedPosts } from "#app/(site)/archive/months.tsx";
import { NoSuchTime } from "#app/(site)/archive/no-such-time.tsx";
import { spanName, yearName } from "#app/(site)/archive/span-name.ts";
import { Years } from "#app/(site)/archive/years.tsx";
import { Frame } from "#app/(site)/frame.tsx";
import { ListHeading } from "#app/(site)/list-heading.tsx";
import { pageMetadata } from "#app/(site)/metadata.ts";
import { publication } from "#app/_ui/publication.ts";
import sheet from "#app/_ui/sheet.module.css";
import { words } from "#app/_ui/words.ts";
import { listYears, readArchive } from "#lib/posts/archive.ts";
import { archiveAddress, readMonth, readYear, type Span } from "#lib/posts/calendar.ts";

type Props = { params: Promise<{ year: string; month: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { archive } = await words();
  const span = readSpan(await params);
  if (!span) return { title: archive.noSuchTime };
  return pageMetadata({ title: await spanName(span), address: archiveAddress(span) });
}

export default async function MonthPage({ params }: Props): Promise<ReactNode> {
  const { archive } = await words();
  const { timeZone } = await publication();
  const years = await listYears(timeZone);
  const span = readSpan(await params);
  const [month] = span ? await readArchive(span, timeZone) : [];
  if (!span || !month) return <NoSuchTime span={span} years={years} />;

  const { year } = span;
  const name = await spanName(span);
  return (
    <Frame>
      <ListHeading
        above={<a href={archiveAddress({ year })}>{archive.wholeYear(await yearName(year))}</a>}
      >
        {name}
      </ListHeading>
      <Years years={years} shown={year} />
      <div className={`${sheet.run} h-feed`}>
        <data className="p-name" value={name} />
        <ArchivedPosts posts={month.posts} />
      </div>
    </Frame>
  );
}

function readSpan(segments: { year: string; month: string }): Required<Span> | undefined {
  const year = readYear(segments.year);
  const month = readMonth(segments.month);
  return year && month ? { year, month } : undefined;
}
