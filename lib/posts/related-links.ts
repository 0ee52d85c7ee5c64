import { asc, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { relatedLinks } from "#db/schema/posts.ts";
import type { RelatedLink } from "#lib/posts/post.ts";
import { normalise } from "#lib/text/plain.ts";
import { isWebAddress } from "#lib/text/web-address.ts";

export const relatedLinkCountMax = 20;
export const relatedLinkTitleLengthMax = 200;
export const relatedLinkUrlLengthMax = 2_000;

/** Reads one link a line: its title, then its address. An address alone is its own title. */
export function readRelatedLinks(typed: string): { links: RelatedLink[]; problems: string[] } {
  const lines = normalise(typed)
    .split("\n")
    .map((line, index) => ({ text: line.trim(), number: index + 1 }))
    .filter((line) => line.text !== "");
  if (lines.length > relatedLinkCountMax) {
    const problem = `Use up to ${relatedLinkCountMax} related links. There are ${lines.length.toLocaleString("en")}.`;
    return { links: [], problems: [problem] };
  }
  const links: RelatedLink[] = [];
  const problems: string[] = [];
  for (const line of lines) {
    const link = readLine(line.text);
    if (typeof link === "string") problems.push(`Line ${line.number} ${link}`);
    else links.push(link);
  }
  return { links, problems };
}

/** The links as their author types them. */
export function typeRelatedLinks(links: RelatedLink[]): string {
  return links.map(({ title, url }) => (title === url ? url : `${title} ${url}`)).join("\n");
}

export async function findRelatedLinks(
  db: Pick<Transaction, "select">,
  postId: number,
): Promise<RelatedLink[]> {
  return db
    .select({ title: relatedLinks.title, url: relatedLinks.url })
    .from(relatedLinks)
    .where(eq(relatedLinks.postId, postId))
    .orderBy(asc(relatedLinks.position));
}

/** Gives the post exactly these links, in this order. True when that changed something. */
export async function setRelatedLinks(
  tx: Transaction,
  postId: number,
  links: RelatedLink[],
): Promise<boolean> {
  const had = await findRelatedLinks(tx, postId);
  if (typeRelatedLinks(had) === typeRelatedLinks(links)) return false;

  await tx.delete(relatedLinks).where(eq(relatedLinks.postId, postId));
  if (links.length > 0) {
    await tx
      .insert(relatedLinks)
      .values(links.map(({ title, url }, position) => ({ postId, position, title, url })));
  }
  return true;
}

/** The link, or what is wrong with the line, to follow the words "Line 3". */
function readLine(line: string): RelatedLink | string {
  const cut = line.search(/\S+$/);
  const url = line.slice(cut);
  const title = line.slice(0, cut).trim() || url;
  if (!isWebAddress(url)) return "must end with an address that begins with https:// or http://.";
  if (url.length > relatedLinkUrlLengthMax) {
    return `must have an address of ${relatedLinkUrlLengthMax.toLocaleString("en")} characters or fewer.`;
  }
  if (title !== url && title.length > relatedLinkTitleLengthMax) {
    return `must have a title of ${relatedLinkTitleLengthMax} characters or fewer.`;
  }
  return { title, url };
}
