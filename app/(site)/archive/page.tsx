import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Frame } from "#app/(site)/frame.tsx";
import { ListHeading } from "#app/(site)/list-heading.tsx";
import { pageMetadata } from "#app/(site)/metadata.ts";
import { publication } from "#app/_ui/publication.ts";
import sheet from "#app/_ui/sheet.module.css";
import { words } from "#app/_ui/words.ts";
import { listYears, readArchive } from "#lib/posts/archive.ts";
import { Months } from "./months.tsx";
import { Years } from "./years.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { archive } = await words();
  return pageMetadata({ title: archive.title, address: "/archive" });
}

/** Every year, and the newest one opened. */
export default async function ArchivePage(): Promise<ReactNode> {
  const { archive, lists } = await words();
  const { timeZone } = await publication();
  const years = await listYears(timeZone);
  const [newest] = years;
  return (
    <Frame>
      <ListHeading lead={!newest && lists.nothingYet}>{archive.title}</ListHeading>
      <Years years={years} {...(newest && { shown: newest })} />
      {newest && (
        <div className={`${sheet.run} h-feed`}>
          <data className="p-name" value={archive.title} />
          <Months months={await readArchive({ year: newest }, timeZone)} isYearSaid={false} />
        </div>
      )}
    </Frame>
  );
}
