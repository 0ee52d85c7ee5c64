import { and, asc, desc } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { posts } from "#db/schema/posts.ts";
import { isNewerThan, isOlderThan, type Place } from "./cursor.ts";
import type { Neighbour } from "./post.ts";
import { isShownAs } from "./shown.ts";

export type Neighbours = { previous: Neighbour | undefined; next: Neighbour | undefined };

/** The posts published just before and just after the one at `place`. */
export async function readNeighbours(place: Place, now = new Date()): Promise<Neighbours> {
  const neighbour = { slug: posts.slug, title: posts.title, language: posts.language };
  const previous = await reader
    .select(neighbour)
    .from(posts)
    .where(and(isShownAs("post", now), isOlderThan(place)))
    .orderBy(desc(posts.publishedAt), desc(posts.id))
    .limit(1)
    .get();
  const next = await reader
    .select(neighbour)
    .from(posts)
    .where(and(isShownAs("post", now), isNewerThan(place)))
    .orderBy(asc(posts.publishedAt), asc(posts.id))
    .limit(1)
    .get();
  return { previous, next };
}
