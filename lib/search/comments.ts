import { and, eq, gte, inArray, lt, sql, type SQL } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { posts } from "#db/schema/posts.ts";
import { commentTexts } from "#db/schema/search.ts";
import { isPublic } from "#lib/comments/shown.ts";
import { endOf, startOf } from "#lib/posts/calendar.ts";
import { isShownAs } from "#lib/posts/shown.ts";
import { settleBeginning } from "./beginnings.ts";
import { countTerms, excerptOf, mark } from "./excerpt.ts";
import { matchPlace } from "./place.ts";
import { isAbout } from "./posts.ts";
import { matchesMax, type Found, type Hit, type Match, type Narrowed } from "./found.ts";
import { matchAll, type Term } from "./query.ts";

/**
 * SQLite's own ranking goes through every comment that holds a word, which takes half a second for one
 * that most of 400,000 do. So the newest that match are looked at, and ranked here.
 */
const lookedAtMax = 2_000;
const weighedMax = 300;
const weighedLengthMax = 2_000;
/** As many posts as a query can well name one by one. */
const namedPostsMax = 100;

/** The public comments that hold all the terms, in their text or in their writer's name. */
export async function findComments(terms: Term[], narrowed: Narrowed, now: Date): Promise<Found> {
  const settled = await settleBeginning(terms, "comment_index", lookedAtMax);
  const match = await narrow(matchAll(settled), narrowed, now);
  const rows = await reader.all<Row>(sql`
    select ${comments.id} as id, ${comments.createdAt} as at, ${comments.name} as name,
           substr(${commentTexts.body}, 1, ${weighedLengthMax}) as body
      from (select rowid as id from comment_index where comment_index match ${match}
             order by rowid desc limit ${lookedAtMax}) as matching
      cross join ${comments} on ${comments.id} = matching.id
      cross join ${posts} on ${posts.id} = ${comments.postId}
      cross join ${commentTexts} on ${commentTexts.commentId} = matching.id
     where ${isPublic(now)} and ${isWithin(narrowed)}
     order by matching.id desc limit ${weighedMax}`);

  const matches = rows.map(({ id, at, name, body }): Match => ({
    kind: "comment",
    id,
    at,
    score: weigh(name, body, terms),
  }));
  matches.sort((a, b) => b.score - a.score || b.at - a.at || b.id - a.id);
  return { matches: matches.slice(0, matchesMax), isCut: matches.length > matchesMax };
}

type Row = { id: number; at: number; name: string; body: string };

/**
 * Lets the index itself narrow, as far as it can: to a year, give or take the time zone, and to the
 * posts of a rare tag. What is left to the conditions is then a small part.
 */
async function narrow(match: string, { tag, author, year }: Narrowed, now: Date): Promise<string> {
  const about = isAbout({ tag, author });
  const named = about && (await findPostIds(about, now));
  return matchPlace(match, {
    ...(year && { years: [year] }),
    ...(named && named.length <= namedPostsMax && { posts: named }),
  });
}

async function findPostIds(about: SQL, now: Date): Promise<number[]> {
  const rows = await reader
    .select({ id: posts.id })
    .from(posts)
    .where(and(isShownAs("post", now), about))
    .limit(namedPostsMax + 1);
  return rows.map(({ id }) => id);
}

function isWithin({ tag, author, year, timeZone }: Narrowed): SQL {
  const ofYear = year
    ? and(
        gte(comments.createdAt, startOf({ year }, timeZone)),
        lt(comments.createdAt, endOf({ year }, timeZone)),
      )
    : undefined;
  return and(isAbout({ tag, author }), ofYear) ?? sql`true`;
}

/** As BM25 has it: the oftener, and the shorter the text, the better, each further time less so. */
function weigh(name: string, body: string, terms: Term[]): number {
  const { counts, length } = countTerms(body, terms);
  const inName = countTerms(name, terms).counts;
  const lengthFactor = 1.2 * (0.25 + (0.75 * length) / usualLength);
  return counts
    .map((count, place) => count + (inName[place] ?? 0))
    .map((count) => count / (count + lengthFactor))
    .reduce((sum, part) => sum + part, 0);
}

/** Words in a comment as most are. */
const usualLength = 60;

export async function readFoundComments(ids: number[], terms: Term[], now: Date): Promise<Hit[]> {
  const rows = await reader
    .select({
      id: comments.id,
      name: comments.name,
      createdAt: comments.createdAt,
      body: commentTexts.body,
      post: { slug: posts.slug, title: posts.title, language: posts.language },
    })
    .from(comments)
    // In this order: SQLite would rather begin with all the posts.
    .crossJoin(posts)
    .crossJoin(commentTexts)
    .where(
      and(
        inArray(comments.id, ids),
        eq(posts.id, comments.postId),
        eq(commentTexts.commentId, comments.id),
        isPublic(now),
      ),
    );
  return rows.map(({ id, name, createdAt, body, post }) => {
    const excerpt = excerptOf(body, terms).pieces;
    return { kind: "comment", id, name: mark(name, terms), createdAt, post, excerpt };
  });
}
