import { and, gt, lte } from "drizzle-orm";
import { reader, write } from "#db/client.ts";
import { posts } from "#db/schema/posts.ts";
import type { Round } from "#lib/jobs/rounds.ts";
import { raiseEdition } from "#lib/press/edition.ts";
import { isShownAs } from "#lib/posts/shown.ts";
import { readCommentRules } from "./rules.ts";

const dayMs = 24 * 60 * 60_000;

/**
 * Pages are kept as they were printed, and two things change what they say of comments while nobody
 * writes it: a post reaches its last day, and a queue that was full becomes shorter. Prints live as
 * long as this process, so what happened before its first look is in none of them.
 */
export function keepFormsTrue(): Round {
  let before: { at: Date; isPaused: boolean } | undefined;
  return {
    everyMs: 5_000,
    go: async (now) => {
      const { isPaused, closeAfterDays } = await readCommentRules();
      const hasTurned =
        before !== undefined &&
        (before.isPaused !== isPaused || (await hasAged(before.at, now, closeAfterDays)));
      if (hasTurned) await write((tx) => raiseEdition(tx));
      before = { at: now, isPaused };
    },
  };
}

/** Whether a public post reached its last day between the two times. */
async function hasAged(after: Date, until: Date, days: number | null): Promise<boolean> {
  if (days === null) return false;
  const post = await reader
    .select({ id: posts.id })
    .from(posts)
    .where(
      and(
        isShownAs("post", until),
        gt(posts.publishedAt, new Date(+after - days * dayMs)),
        lte(posts.publishedAt, new Date(+until - days * dayMs)),
      ),
    )
    .limit(1)
    .get();
  return post !== undefined;
}
