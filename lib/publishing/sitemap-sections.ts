import { asc, count, type SQL } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { authors, posts, tags } from "#db/schema/posts.ts";
import { readLogSettings } from "#lib/moderation/log/settings.ts";
import { listYears } from "#lib/posts/archive.ts";
import { archiveAddress } from "#lib/posts/calendar.ts";
import { hasPublished, isCarried } from "#lib/posts/conditions.ts";
import {
  authorAddress,
  postAddress,
  seriesAddress,
  tagAddress,
  type PostKind,
} from "#lib/posts/post.ts";
import { listSeries } from "#lib/posts/series-parts.ts";
import { isShownAs } from "#lib/posts/shown.ts";
import { areThereHouseRules, houseRulesAddress } from "#lib/settings/house-rules.ts";
import { readPublication } from "#lib/settings/publication.ts";
import { logAddress } from "./feed-address.ts";

export type ListedAddress = { address: string; updatedAt?: Date };

/** Addresses of one sort, in an order in which new ones come last. */
export type Section = {
  name: string;
  count: (now: Date) => Promise<number>;
  list: (part: Part, now: Date) => Promise<ListedAddress[]>;
};

type Part = { offset: number; limit: number };

/** Pages that are there whatever is published. */
const standing = ["/", "/archive", "/tags", "/series", "/conversation", "/feeds"];

export const sections: Section[] = [
  {
    name: "site",
    count: async (now: Date) => (await readStanding(now)).length,
    list: listStanding,
  },
  { name: "years", count: async (now: Date) => (await readYears(now)).length, list: listArchive },
  texts("pages", "page"),
  texts("posts", "post"),
  { name: "tags", count: (now: Date) => countRows(tags, isCarried(now)), list: listTags },
  {
    name: "authors",
    count: (now: Date) => countRows(authors, hasPublished(now)),
    list: listAuthors,
  },
  {
    name: "series",
    count: async (now: Date) => (await listSeries(now)).length,
    list: listAllSeries,
  },
];

async function listStanding({ offset, limit }: Part, now: Date): Promise<ListedAddress[]> {
  const addresses = await readStanding(now);
  return addresses.slice(offset, offset + limit).map((address) => ({ address }));
}

/** There is no page of authors before one has published, of rules that nobody wrote, or of a log kept to the desk. */
async function readStanding(now: Date): Promise<string[]> {
  const hasAuthors = (await countRows(authors, hasPublished(now))) > 0;
  return [
    ...standing,
    ...(hasAuthors ? ["/authors"] : []),
    ...((await areThereHouseRules()) ? [houseRulesAddress] : []),
    ...((await readLogSettings()).isPublished ? [logAddress] : []),
  ];
}

async function listArchive({ offset, limit }: Part, now: Date): Promise<ListedAddress[]> {
  const years = (await readYears(now)).reverse();
  return years.slice(offset, offset + limit).map((year) => ({ address: archiveAddress({ year }) }));
}

async function readYears(now: Date): Promise<number[]> {
  return listYears((await readPublication()).timeZone, now);
}

async function listTags({ offset, limit }: Part, now: Date): Promise<ListedAddress[]> {
  const rows = await reader
    .select({ slug: tags.slug })
    .from(tags)
    .where(isCarried(now))
    .orderBy(asc(tags.id))
    .limit(limit)
    .offset(offset);
  return rows.map((tag) => ({ address: tagAddress(tag) }));
}

async function listAuthors({ offset, limit }: Part, now: Date): Promise<ListedAddress[]> {
  const rows = await reader
    .select({ slug: authors.slug })
    .from(authors)
    .where(hasPublished(now))
    .orderBy(asc(authors.id))
    .limit(limit)
    .offset(offset);
  return rows.map((author) => ({ address: authorAddress(author) }));
}

async function listAllSeries({ offset, limit }: Part, now: Date): Promise<ListedAddress[]> {
  const all = await listSeries(now);
  return all.slice(offset, offset + limit).map((series) => ({ address: seriesAddress(series) }));
}

function texts(name: string, kind: PostKind): Section {
  return {
    name,
    count: (now: Date) => countRows(posts, isShownAs(kind, now)),
    list: async ({ offset, limit }: Part, now: Date) => {
      const rows = await reader
        .select({ slug: posts.slug, publishedAt: posts.publishedAt, updatedAt: posts.updatedAt })
        .from(posts)
        .where(isShownAs(kind, now))
        .orderBy(asc(posts.publishedAt), asc(posts.id))
        .limit(limit)
        .offset(offset);
      return rows.map(({ slug, publishedAt, updatedAt }) => ({
        address: postAddress({ kind, slug }),
        updatedAt: publishedAt && publishedAt > updatedAt ? publishedAt : updatedAt,
      }));
    },
  };
}

async function countRows(
  table: typeof posts | typeof tags | typeof authors,
  condition: SQL | undefined,
): Promise<number> {
  const row = await reader.select({ rows: count() }).from(table).where(condition).get();
  return row?.rows ?? 0;
}
