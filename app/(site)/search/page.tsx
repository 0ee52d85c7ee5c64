import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Frame } from "#app/(site)/frame.tsx";
import { ListHeading } from "#app/(site)/list-heading.tsx";
import { pageMetadata } from "#app/(site)/metadata.ts";
import { publication } from "#app/_ui/publication.ts";
import { words } from "#app/_ui/words.ts";
import { readChoices } from "#lib/search/choices.ts";
import { readRequest, withoutQuotes, type Parameters } from "#lib/search/request.ts";
import { Outcome } from "./outcome.tsx";
import { SearchForm } from "./search-form.tsx";

type Props = { searchParams: Promise<Parameters> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { search } = await words();
  const { typed, query } = readRequest(await searchParams);
  const title = query.kind === "ready" ? search.titleFor(withoutQuotes(typed)) : search.title;
  const metadata = await pageMetadata({ title, address: "/search" });
  return { ...metadata, robots: { index: false, follow: true } };
}

export default async function SearchPage({ searchParams }: Props): Promise<ReactNode> {
  const { search } = await words();
  const { language, timeZone } = await publication();
  const request = readRequest(await searchParams);
  const choices = await readChoices({ language, timeZone });
  return (
    <Frame>
      <ListHeading>{search.title}</ListHeading>
      <SearchForm request={request} choices={choices} />
      <Outcome request={request} choices={choices} />
    </Frame>
  );
}
