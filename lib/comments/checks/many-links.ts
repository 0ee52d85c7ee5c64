import type { CommentLimits } from "#lib/settings/comment-limits.ts";
import type { Check } from "../screening.ts";

export const manyLinks: Check = async ({ text }, { limits }) => findManyLinks(text, limits);

/** The same of a text alone, for one that its writer changes. */
export function findManyLinks(
  text: string,
  { linksMax }: Pick<CommentLimits, "linksMax">,
): string | undefined {
  const count = text.match(/https?:\/\//gi)?.length ?? 0;
  return count > linksMax ? `The text has ${count} links.` : undefined;
}
