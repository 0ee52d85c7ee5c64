import type { ReactNode } from "react";
import { Frame } from "#app/(site)/frame.tsx";
import { ListHeading } from "#app/(site)/list-heading.tsx";
import { NotThere } from "#app/(site)/not-there.tsx";
import { words } from "#app/_ui/words.ts";
import type { Span } from "#lib/posts/calendar.ts";
import { spanName } from "./span-name.ts";
import { Years } from "./years.tsx";

/** What a reader gets for a time in which nothing was published, or for what is no time at all. */
export async function NoSuchTime({
  span,
  years,
}: {
  span: Span | undefined;
  years: number[];
}): Promise<ReactNode> {
  const { archive, lists } = await words();
  return (
    <Frame>
      <NotThere />
      <ListHeading
        above={<a href="/archive">{archive.title}</a>}
        lead={years.length > 0 ? archive.yearsAreHere : lists.nothingYet}
      >
        {span ? archive.nothingIn(await spanName(span)) : archive.noSuchTime}
      </ListHeading>
      <Years years={years} />
    </Frame>
  );
}
