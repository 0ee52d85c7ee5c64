import { and, eq, gt, isNotNull, isNull, lte, or, type SQL } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { blocks } from "#db/schema/comments.ts";
import { sign } from "#lib/config/secret.ts";

export type Block = typeof blocks.$inferSelect;

/** Who sent a comment, as far as a block can know them again. */
export type Sender = {
  email: string | null;
  site: string | null;
  /** Its network, hashed under the key of a day; undefined where nobody can tell any more. */
  networkOn: (day: string) => string | undefined;
};

/** What an address is known again by, so that a block keeps none. */
export function markOfAddress(email: string): string {
  return sign("block", email);
}

/** The name of a site, whatever page of it is given. */
export function markOfSite(site: string): string {
  return new URL(site).hostname.replace(/^www\./, "");
}

/** The block that holds at that moment for whoever sends this, if there is one. */
export async function findBlock(
  source: Pick<Transaction, "select">,
  { email, site, networkOn }: Sender,
  now: Date,
): Promise<Block | undefined> {
  const named = await source
    .select()
    .from(blocks)
    .where(
      and(
        holdsAt(now),
        or(
          email === null ? undefined : isMarked("writer", markOfAddress(email)),
          site === null ? undefined : isMarked("site", markOfSite(site)),
          // One of another day has another hash of the same network, so each is looked at.
          and(eq(blocks.kind, "network"), isNotNull(blocks.day)),
        ),
      ),
    )
    .orderBy(blocks.id);
  return named.find(
    ({ kind, mark, day }) => kind !== "network" || (day !== null && networkOn(day) === mark),
  );
}

/** It was made by then, and neither ran out nor was lifted. */
export function holdsAt(now: Date): SQL | undefined {
  return and(
    lte(blocks.createdAt, now),
    or(isNull(blocks.until), gt(blocks.until, now)),
    or(isNull(blocks.endedAt), gt(blocks.endedAt, now)),
  );
}

function isMarked(kind: "writer" | "site", mark: string) {
  return and(eq(blocks.kind, kind), eq(blocks.mark, mark));
}
