import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Months } from "#app/(site)/archive/months.tsx";
import { NoSuchTime } from "#app/(site)/archive/no-such-time.tsx";
import { yearName } from "#app/(site)/archive/span-name.ts";
import { Years } from "#app/(site)/archive/years.tsx";
import { Frame } from "#app/(site)/frame.tsx";
import { ListHeading } from "#app/(site)/list-heading.tsx";
import { pageMetadata } from "#app/(site)/metadata.ts";
import { publication } from "#app/_ui/publication.ts";
import sheet from "#app/_ui/sheet.module.css";
import { words } from "#app/_ui/words.ts";
import { listYears, readArchive } from "#lib/posts/archive.ts";
import { archiveAddress, readYear } from "#lib/posts/calendar.ts";

type Props = { params: Promise<{ year: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { archive } = await words();
  const year = readYear((await params).year);
  if (!year) return { title: archive.noSuchTime };
  return pageMetadata({ title: await yearName(year), address: archiveAddress({ year }) });
}

export default async function YearPage({ params }: Props): Promise<ReactNode> {
  const { archive } = await words();
  const { timeZone } = await publication();
  const years = await listYears(timeZone);
  const year = readYear((await params).year);
  if (!year || !years.includes(year)) {
    return <NoSuchTime span={year ? { year } : undefined} years={years} />;
  }

  const name = await yearName(year);
  return (
    <Frame>
      <ListHeading above={<a href="/archive">{archive.title}</a>}>{name}</ListHeading>
      <Years years={years} shown={year} />
      <div className={`${sheet.run} h-feed`}>
        <data className="p-name" value={name} />
        <Months months={await readArchive({ year }, timeZone)} isYearSaid />
      </div>
    </Frame>
  );
}
