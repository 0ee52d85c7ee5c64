import { and, desc, eq, inArray, ne, sql } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { posts, postTags } from "#db/schema/posts.ts";
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
/** A word that more posts use distinguishes none of them: one in forty, or twenty of a few. */
const usersMaxShare = 1 / 40;
const usersMaxMin = 20;

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
  const own = await reader
    .select({ tagId: postTags.tagId })
    .from(postTags)
    .where(eq(postTags.postId, postId));
  const scores = new Map<number, number>();
  for (const { tagId } of own) {
    const weight = 1 / (await reader.$count(postTags, eq(postTags.tagId, tagId)));
    for (const id of await readNewest(tagId, now)) {
      if (id !== postId) scores.set(id, (scores.get(id) ?? 0) + weight);
    }
  }
  return [...scores].map(([id, score]) => ({ id, score }));
}

async function readNewest(tagId: number, now: Date): Promise<number[]> {
  const rows = await reader
    .select({ id: posts.id })
    .from(postTags)
    .innerJoin(posts, eq(posts.id, postTags.postId))
    .where(and(eq(postTags.tagId, tagId), isShownAs("post", now)))
    .orderBy(desc(postTags.postId))
    .limit(postsOfTagMax);
  return rows.map(({ id }) => id);
}

async function findByWords(postId: number, now: Date): Promise<Found> {
  const words = await distinctiveWords(postId);
  if (words.length === 0) return [];
  const anyOfThem = words.map((word) => `"${word}"`).join(" OR ");
  return reader.all<Found[number]>(sql`
    select ${posts.id} as id, -bm25(post_index, 4, 2, 4, 1) as score
      from post_index cross join ${posts} on ${posts.id} = post_index.rowid
     where post_index match ${anyOfThem} and ${ne(posts.id, postId)} and ${isShownAs("post", now)}
     order by score desc, ${posts.publishedAt} desc, ${posts.id} desc
     limit ${candidatesMax}`);
}

/** The words it uses often and few other posts use at all, those of its title first of all. */
async function distinctiveWords(postId: number): Promise<string[]> {
  const weights = await weighWords(postId);
  const total = await reader.$count(posts);
  const max = Math.max(usersMaxMin, Math.floor(total * usersMaxShare));
  const distinctive: { word: string; worth: number }[] = [];
  for (const [word, weight] of weights) {
    const users = await countUsers(word, max);
    if (users > 1 && users <= max) {
      distinctive.push({ word, worth: weight * Math.log(total / users) });
    }
  }
  return distinctive
    .sort((a, b) => b.worth - a.worth || (a.word < b.word ? -1 : 1))
    .slice(0, distinctiveWordsMax)
    .map(({ word }) => word);
}

/** How many posts use a word; of one that many do, that it is more than `max`. */
async function countUsers(word: string, max: number): Promise<number> {
  const [counted] = await reader.all<{ users: number }>(sql`
    select count(*) as users from (
      select 1 from post_index where post_index match ${`"${word}"`} limit ${max + 1}
    )`);
  return counted?.users ?? 0;
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
