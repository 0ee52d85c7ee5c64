import { and, eq, gte, inArray, lt, sql, type SQL } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { authors, posts, tags } from "#db/schema/posts.ts";
import { postTexts } from "#db/schema/search.ts";
import { endOf, startOf } from "#lib/posts/calendar.ts";
import { hasTag, isBy } from "#lib/posts/conditions.ts";
import { isShown } from "#lib/posts/shown.ts";
import { settleBeginning } from "./beginnings.ts";
import { excerptOf, mark } from "./excerpt.ts";
import { matchesMax, type Found, type Hit, type Match, type Narrowed } from "./found.ts";
import { matchPlace } from "./place.ts";
import { matchAll, type Term } from "./query.ts";

/** Of a word that more posts hold, the newest of them are weighed, and all that have it in their head. */
const weighedMax = 1_000;

/** The posts and pages that hold all the terms. A title counts for more than a standfirst than a text. */
export async function findPosts(terms: Term[], narrowed: Narrowed, now: Date): Promise<Found> {
  const match = matchAll(await settleBeginning(terms, "post_index", weighedMax));
  const anywhere = await weigh(match, narrowed, now);
  const isAll = (anywhere[0]?.weighed ?? 0) < weighedMax;
  const heads = isAll ? [] : await weigh(`{title standfirst tags} : (${match})`, narrowed, now);

  const best = new Map<number, Match>();
  for (const { id, at, score } of [...anywhere, ...heads]) {
    if (score <= (best.get(id)?.score ?? -1)) continue;
    best.set(id, { kind: "post", id, at, score });
  }
  const matches = [...best.values()].sort((a, b) => b.score - a.score || b.at - a.at);
  return { matches: matches.slice(0, matchesMax), isCut: anywhere.length > matchesMax };
}

type Weighed = { id: number; at: number; score: number; weighed: number };

async function weigh(words: string, narrowed: Narrowed, now: Date): Promise<Weighed[]> {
  const match = await narrow(words, narrowed);
  return reader.all<Weighed>(sql`
    select id, at, score, count(*) over () as weighed from (
      select ${posts.id} as id, ${posts.publishedAt} as at,
             -bm25(post_index, 10, 5, 5, 1) as score
        from post_index cross join ${posts} on ${posts.id} = post_index.rowid
       where post_index match ${match} and ${isShown(now)} and ${isWithin(narrowed)}
       order by post_index.rowid desc limit ${weighedMax}
    ) order by score desc, at desc, id desc limit ${matchesMax + 1}`);
}

/** Lets the index itself narrow; the conditions then have the last word. */
async function narrow(match: string, { tag, author, year }: Narrowed): Promise<string> {
  return matchPlace(match, {
    ...(year && { years: [year] }),
    ...(tag && { tags: await idsOf(tags, tag) }),
    ...(author && { authors: await idsOf(authors, author) }),
  });
}

async function idsOf(table: typeof tags | typeof authors, slug: string): Promise<number[]> {
  const rows = await reader.select({ id: table.id }).from(table).where(eq(table.slug, slug));
  return rows.map(({ id }) => id);
}

/** The condition that narrows a query over posts to a tag, an author and a year. */
function isWithin({ year, timeZone, ...narrowed }: Narrowed): SQL {
  const ofYear = year
    ? and(
        gte(posts.publishedAt, startOf({ year }, timeZone)),
        lt(posts.publishedAt, endOf({ year }, timeZone)),
      )
    : undefined;
  return and(isAbout(narrowed), ofYear) ?? sql`true`;
}

/** The part of it that a post hands down to its comments, which have a year of their own. */
export function isAbout({ tag, author }: Pick<Narrowed, "tag" | "author">): SQL | undefined {
  return and(tag ? hasTag(tag) : undefined, author ? isBy(author) : undefined);
}

export async function readFoundPosts(ids: number[], terms: Term[], now: Date): Promise<Hit[]> {
  const rows = await reader
    .select({
      id: posts.id,
      kind: posts.kind,
      slug: posts.slug,
      title: posts.title,
      standfirst: posts.standfirst,
      language: posts.language,
      publishedAt: posts.publishedAt,
      body: postTexts.body,
    })
    .from(posts)
    .innerJoin(postTexts, eq(postTexts.postId, posts.id))
    .where(and(inArray(posts.id, ids), isShown(now)));
  return rows.flatMap(({ id, kind, slug, title, standfirst, body, language, publishedAt }) => {
    if (!publishedAt) return [];
    const inBody = excerptOf(body, terms);
    // What was found in the head alone is read there, or else the text is, from its beginning.
    const shown = inBody.isFound || !standfirst ? inBody : excerptOf(standfirst, terms);
    const post = { kind, slug };
    const excerpt = shown.pieces;
    return [{ kind: "post", id, post, title: mark(title, terms), publishedAt, language, excerpt }];
  });
}
