import { and, inArray } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { fragment, pageAddress } from "./address.ts";
import { pageOf, shownOn, type Page } from "./pages.ts";
import { isShownItself } from "./shown.ts";
import type { Branch, Place } from "./tree.ts";

/** A comment that others answer. On the page of those, its address is its place alone. */
export type Answered = {
  id: number;
  /** None when its writer took it back. */
  name: string | null;
  address: string;
};

/** The comments that have to be named on a page, because the nesting there does not say who is answered. */
export async function readAnswered(
  post: { slug: string },
  tree: Branch[],
  page: Page,
): Promise<Map<Place, Answered>> {
  const isHere = new Set(shownOn(page));
  const places = [...isHere].flatMap((place) => answeredUnsaid(place, isHere) ?? []);
  if (page.kind === "replies") places.push(page.of);

  const names = await readNames(places.filter(({ isEmpty }) => !isEmpty));
  return new Map(
    places.map((place) => {
      const { id } = place;
      const begin = isHere.has(place) ? "" : pageAddress(post, pageOf(tree, id));
      return [place, { id, name: names.get(id) ?? null, address: `${begin}${fragment(id)}` }];
    }),
  );
}

/** What a comment answers, unless it stands directly under it. */
export function answeredUnsaid(
  { parent, printedUnder }: Place,
  isHere: { has(place: Place): boolean },
): Place | null {
  return parent && (parent !== printedUnder || !isHere.has(parent)) ? parent : null;
}

async function readNames(places: Place[]): Promise<Map<number, string>> {
  const ids = new Set(places.map(({ id }) => id));
  const rows = await reader
    .select({ id: comments.id, name: comments.name })
    .from(comments)
    .where(and(inArray(comments.id, [...ids]), isShownItself()));
  return new Map(rows.map(({ id, name }) => [id, name]));
}
