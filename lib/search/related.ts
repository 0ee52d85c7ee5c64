import { and, desc, eq, inArray, ne, sql } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { posts } from "#db/schema/posts.ts";
import { postTexts } from "#db/schema/search.ts";
import { isShownAs } from "#lib/posts/shown.ts";
import { wordsOf } from "./fold.ts";

export type RelatedPost = { slug: string; title: string; language: string | null };

const shownMax = 3;
const candidatesMax = 20;
/** Of a tag that more posts have, the newest are looked at. */
const postsOfTagMax = 100;
const searchedLengthMax = 20_000;
const weighedWordsMax = 40;
const distinctiveWordsMax = 10;

/**
 * Up to three posts that are about the same: that share tags, the rarer the better, and distinctive
 * words. Never how often they were read.
 */
export async function readRelatedPosts(postId: number, now = new Date()): Promise<RelatedPost[]> {
  const scores = new Map<number, number>();
  for (const found of [await findByTags(postId, now), await findByWords(postId, now)]) {
    const best = Math.max(...found.map(({ score }) => score));
    for (const { id, score } of found) scores.set(id, (scores.get(id) ?? 0) + score / best);
  }
  const rows = await reader
    .select({
      id: posts.id,
      slug: posts.slug,
      title: posts.title,
      language: posts.language,
      publishedAt: posts.publishedAt,
    })
    .from(posts)
    .where(and(inArray(posts.id, [...scores.keys()]), isShownAs("post", now)))
    .orderBy(desc(posts.publishedAt), desc(posts.id));
  return rows
    .sort((a, b) => (scores.get(b.id) ?? 0) - (scores.get(a.id) ?? 0))
    .slice(0, shownMax)
    .map(({ slug, title, language }) => ({ slug, title, language }));
}

type Found = { id: number; score: number }[];

/** A tag counts the less, the more posts have it. */
async function findByTags(postId: number, now: Date): Promise<Found> {
  return reader.all<Found[number]>(sql`
    with shared (post_id, weight) as (
      select other.post_id, 1.0 / (select count(*) from post_tags where tag_id = own.tag_id)
        from post_tags as own
        join post_tags as other on other.tag_id = own.tag_id and other.post_id <> own.post_id
       where own.post_id = ${postId} and other.post_id in (
         select post_id from post_tags where tag_id = own.tag_id
          order by post_id desc limit ${postsOfTagMax}
       )
    )
    select ${posts.id} as id, sum(weight) as score
      from shared join ${posts} on ${posts.id} = shared.post_id
     where ${isShownAs("post", now)}
     group by ${posts.id}
     order by score desc, ${posts.publishedAt} desc, ${posts.id} desc
     limit ${candidatesMax}`);
}

async function findByWords(postId: number, now: Date): Promise<Found> {
  const words = await distinctiveWords(postId);
  if (words.length === 0) return [];
  const anyOfThem = words.map((word) => `"${word}"`).join(" OR ");
  return reader.all<Found[number]>(sql`
    select ${posts.id} as id, -bm25(post_index, 4, 2, 4, 1) as score
      from post_index join ${posts} on ${posts.id} = post_index.rowid
     where post_index match ${anyOfThem} and ${ne(posts.id, postId)} and ${isShownAs("post", now)}
     order by score desc, ${posts.publishedAt} desc, ${posts.id} desc
     limit ${candidatesMax}`);
}

/** The words it uses often and few other posts use at all, those of its title first of all. */
async function distinctiveWords(postId: number): Promise<string[]> {
  const weights = await weighWords(postId);
  const total = await reader.$count(postTexts);
  const counts = await reader.all<{ term: string; doc: number }>(
    sql`select term, doc from post_index_words where term in ${[...weights.keys()]} and doc > 1`,
  );
  return counts
    .filter(({ doc }) => doc <= Math.max(20, total / 40))
    .map(({ term, doc }) => ({ term, worth: (weights.get(term) ?? 0) * Math.log(total / doc) }))
    .sort((a, b) => b.worth - a.worth || (a.term < b.term ? -1 : 1))
    .slice(0, distinctiveWordsMax)
    .map(({ term }) => term);
}

async function weighWords(postId: number): Promise<Map<string, number>> {
  const post = await reader
    .select({
      title: posts.title,
      standfirst: posts.standfirst,
      body: sql<string>`substr(${postTexts.body}, 1, ${searchedLengthMax})`,
    })
    .from(posts)
    .innerJoin(postTexts, eq(postTexts.postId, posts.id))
    .where(eq(posts.id, postId))
    .get();
  const weights = new Map<string, number>();
  const weigh = (text = "", weight: number) => {
    for (const { folded } of wordsOf(text)) {
      // One letter, or one character of a script without spaces, distinguishes nothing.
      if (folded.length > 1) weights.set(folded, (weights.get(folded) ?? 0) + weight);
    }
  };
  weigh(post?.title, 4);
  weigh(post?.standfirst, 2);
  weigh(post?.body, 1);
  const heaviest = [...weights].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return new Map(heaviest.slice(0, weighedWordsMax));
}
