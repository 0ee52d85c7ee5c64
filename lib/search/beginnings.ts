import { sql } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { matchAll, type Term } from "./query.ts";

/**
 * For words that begin as the last one does, the index puts together all that each of them is in,
 * before it gives out any. Where the last word as it stands is in more than is looked at anyway, it is
 * the word that is meant.
 */
export async function settleBeginning(
  terms: Term[],
  index: "post_index" | "comment_index",
  lookedAtMax: number,
): Promise<Term[]> {
  if (!terms.some(({ isPrefix }) => isPrefix)) return terms;
  const asTheyStand = terms.map((term) => ({ ...term, isPrefix: false }));
  const [counted] = await reader.all<{ found: number }>(sql`
    select count(*) as found from (
      select 1 from ${sql.raw(index)}
       where ${sql.raw(index)} match ${matchAll(asTheyStand)} limit ${lookedAtMax}
    )`);
  return counted?.found === lookedAtMax ? asTheyStand : terms;
}
