import { findComments, readFoundComments } from "./comments.ts";
import type { Found, Hit, Match } from "./found.ts";
import { findPosts, readFoundPosts } from "./posts.ts";
import type { Term } from "./query.ts";
import type { SearchRequest } from "./request.ts";

export type Results = {
  hits: Hit[];
  pageCount: number;
  /** There is more than so many pages can show: words that say more find it. */
  isCut: boolean;
};

export const pageLength = 15;
/** A comment says less about a thing than a post that says as much of it. */
const commentWeight = 0.75;

/** Posts and comments that hold all the terms, in one list: the best first, of equals the newest. */
export async function search(
  terms: Term[],
  request: SearchRequest,
  { timeZone, now = new Date() }: { timeZone: string; now?: Date },
): Promise<Results> {
  const narrowed = { ...request, timeZone };
  const posts = request.in === "comments" ? none : await findPosts(terms, narrowed, now);
  const comments = request.in === "posts" ? none : await findComments(terms, narrowed, now);

  const matches = [
    ...relative(posts.matches),
    ...relative(comments.matches).map((match) => ({
      ...match,
      score: match.score * commentWeight,
    })),
  ].sort((a, b) => b.score - a.score || b.at - a.at || b.id - a.id);
  const start = (request.page - 1) * pageLength;
  return {
    hits: await read(matches.slice(start, start + pageLength), terms, now),
    pageCount: Math.ceil(matches.length / pageLength),
    isCut: posts.isCut || comments.isCut,
  };
}

const none: Found = { matches: [], isCut: false };

function relative(matches: Match[]): Match[] {
  const best = Math.max(...matches.map(({ score }) => score));
  return matches.map((match) => ({ ...match, score: best > 0 ? match.score / best : 1 }));
}

/** Asks once more whether each may be read: what was found a moment ago may be gone. */
async function read(matches: Match[], terms: Term[], now: Date): Promise<Hit[]> {
  const idsOf = (kind: Match["kind"]) =>
    matches.filter((match) => match.kind === kind).map(({ id }) => id);
  const posts = await readFoundPosts(idsOf("post"), terms, now);
  const comments = await readFoundComments(idsOf("comment"), terms, now);
  const hits = new Map([...posts, ...comments].map((hit) => [`${hit.kind} ${hit.id}`, hit]));
  return matches.flatMap(({ kind, id }) => hits.get(`${kind} ${id}`) ?? []);
}
