import { desc, eq } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { posts } from "#db/schema/posts.ts";
import type { Moderator } from "#lib/identity/roles.ts";

/** The posts that a queue can be narrowed to without looking for them first. */
const offeredMax = 50;

export type PostChoice = { id: number; title: string };

/** The newest posts, and before them the one that is chosen already. */
export async function listPostChoices(
  _: Moderator,
  chosen: number | undefined,
): Promise<PostChoice[]> {
  const newest = await reader
    .select({ id: posts.id, title: posts.title })
    .from(posts)
    .where(eq(posts.kind, "post"))
    .orderBy(desc(posts.id))
    .limit(offeredMax);
  if (chosen === undefined || newest.some(({ id }) => id === chosen)) return newest;
  const own = await reader
    .select({ id: posts.id, title: posts.title })
    .from(posts)
    .where(eq(posts.id, chosen))
    .get();
  return own ? [own, ...newest] : newest;
}

/** What a comment can be told to be written in: see `lib/comments/language.ts`. */
const languageCodes =
  "am ar az be bg bn ca cs da de el en es et eu fa fi fr gu he hi hr hu hy is it ja ka kn ko ku lo lt lv ml mr ms nl no or pa pl pt ro ru sk sl sq sr sv ta te th tl tr uk ur vi yo zh".split(
    " ",
  );

const names = new Intl.DisplayNames("en", { type: "language" });

/** By name, as one looks for it. */
export const languageChoices: [code: string, name: string][] = languageCodes
  .map((code): [string, string] => [code, names.of(code) ?? code])
  .sort(([, a], [, b]) => a.localeCompare(b, "en"));
