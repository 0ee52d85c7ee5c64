import { sql, type SQL } from "drizzle-orm";
import { posts } from "#db/schema/posts.ts";

/** A place in the list of posts: between two of them, whatever is added or taken away later. */
export type Place = { publishedAt: Date; id: number };

/** `<milliseconds>-<id>`, for an address. */
export function cursorTo({ publishedAt, id }: Place): string {
  return `${publishedAt.getTime()}-${id}`;
}

/** The place an address names; `undefined` for anything that is not one, so that a reader gets the first page. */
export function readCursor(value: unknown): Place | undefined {
  const [, milliseconds, id] =
    (typeof value === "string" && /^(-?\d{1,15})-(\d{1,15})$/.exec(value)) || [];
  return id ? { publishedAt: new Date(Number(milliseconds)), id: Number(id) } : undefined;
}

export function isOlderThan(place: Place): SQL {
  return sql`(${posts.publishedAt}, ${posts.id}) < (${place.publishedAt.getTime()}, ${place.id})`;
}

export function isNotOlderThan(place: Place): SQL {
  return sql`(${posts.publishedAt}, ${posts.id}) >= (${place.publishedAt.getTime()}, ${place.id})`;
}

export function isNewerThan(place: Place): SQL {
  return sql`(${posts.publishedAt}, ${posts.id}) > (${place.publishedAt.getTime()}, ${place.id})`;
}
