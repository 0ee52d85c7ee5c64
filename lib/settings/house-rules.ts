import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { reader, type Transaction } from "#db/client.ts";
import { settings } from "#db/schema/settings.ts";
import { raiseEdition } from "#lib/press/edition.ts";
import { renderArticle, type ArticleText } from "#lib/text/render-body.ts";
import { readPublication } from "./publication.ts";

/** What an author asks of those who comment, in Markdown. Empty: nothing is asked, and there is no page. */
export type HouseRules = {
  text: string;
  /** Raised with every change, so that of two who edit at once neither overwrites the other. */
  version: number;
};

/** One of the rules, that a rejection can cite: where it stands on the page, and its heading. */
export type HouseRule = { id: string; heading: string };

export const houseRulesAddress = "/house-rules";

const schema = z.object({ text: z.string(), version: z.number().int() });
const key = "houseRules";

export async function readHouseRules(
  source: Pick<Transaction, "select"> = reader,
): Promise<HouseRules> {
  const row = await source
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, key))
    .get();
  return row ? schema.parse(row.value) : { text: "", version: 0 };
}

/** Whether there is a page to lead to. Asked beside every form, so the text itself is not read. */
export async function areThereHouseRules(): Promise<boolean> {
  const written = sql`json_extract(${settings.value}, '$.text') <> ''`;
  return (await reader.$count(settings, and(eq(settings.key, key), written))) > 0;
}

/** The page as readers get it, through the sanitiser that posts go through; undefined for none. */
export async function renderHouseRules(): Promise<ArticleText | undefined> {
  const { text } = await readHouseRules();
  return text === "" ? undefined : render(text);
}

/** The rules by their headings. An id is made of its heading's words, and stays while those do. */
export async function listHouseRules(): Promise<HouseRule[]> {
  return rulesIn((await readHouseRules()).text);
}

/** The same of a text that may not be stored yet. */
export async function rulesIn(text: string): Promise<HouseRule[]> {
  const { headings } = await render(text);
  return headings.map(({ id, text: heading }) => ({ id, heading }));
}

async function render(text: string): Promise<ArticleText> {
  return renderArticle(text, "markdown", (await readPublication()).language);
}

/** Every page with a form leads to them, so the edition is raised. */
export async function storeHouseRules(
  tx: Transaction,
  rules: HouseRules,
  { by, now }: { by: number | null; now: Date },
): Promise<void> {
  const row = { value: rules, changedAt: now, changedBy: by };
  await tx
    .insert(settings)
    .values({ key, ...row })
    .onConflictDoUpdate({ target: settings.key, set: row });
  await raiseEdition(tx);
}
