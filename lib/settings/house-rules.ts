import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { reader, write, type Transaction } from "#db/client.ts";
import { notSaved } from "#db/not-saved.ts";
import { settings } from "#db/schema/settings.ts";
import { raiseEdition } from "#lib/press/edition.ts";
import { hasForbiddenCharacters, isBlank, normalise } from "#lib/text/plain.ts";
import { renderArticle } from "#lib/text/render-body.ts";
import { readPublication } from "./publication.ts";

/** What an author asks of those who comment, in Markdown. Empty: nothing is asked, and there is no page. */
export type HouseRules = {
  text: string;
  /** Raised with every change, so that of two who edit at once neither overwrites the other. */
  version: number;
};

export type HouseRulesDraft = { text: string; seenVersion: number };

export type HouseRulesChange =
  | { outcome: "changed" }
  | { outcome: "invalid"; problems: { field: "text"; message: string }[] }
  /** Somebody else changed them since the form was opened. */
  | { outcome: "stale"; now: HouseRules }
  | { outcome: "not-saved" };

/** One of the rules, that a rejection can cite: where it stands on the page, and its heading. */
export type HouseRule = { id: string; heading: string };

export const houseRulesAddress = "/house-rules";
export const houseRulesLengthMax = 20_000;

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
export async function renderHouseRules(): Promise<
  Awaited<ReturnType<typeof renderArticle>> | undefined
> {
  const { text } = await readHouseRules();
  if (text === "") return undefined;
  return renderArticle(text, "markdown", (await readPublication()).language);
}

/** The rules by their headings. An id is made of its heading's words, and stays while those do. */
export async function listHouseRules(): Promise<HouseRule[]> {
  const rendered = await renderHouseRules();
  return (rendered?.headings ?? []).map(({ id, text }) => ({ id, heading: text }));
}

/** Stores what was typed over the version that was seen, and over no other. */
export async function changeHouseRules(
  { text: typed, seenVersion }: HouseRulesDraft,
  by: { id: number },
  now = new Date(),
): Promise<HouseRulesChange> {
  const normal = normalise(typed);
  const message = problemWith(normal);
  if (message) return { outcome: "invalid", problems: [{ field: "text", message }] };
  const text = isBlank(normal) ? "" : normal.trim();

  try {
    return await write(async (tx) => {
      const before = await readHouseRules(tx);
      // The same form sent twice has changed nothing the second time.
      if (before.text === text) return { outcome: "changed" };
      if (before.version !== seenVersion) return { outcome: "stale", now: before };
      await storeHouseRules(tx, { text, version: before.version + 1 }, { by: by.id, now });
      return { outcome: "changed" };
    });
  } catch (error) {
    return notSaved(error);
  }
}

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

function problemWith(text: string): string | undefined {
  if (hasForbiddenCharacters(text)) {
    return "Remove the control characters, which cannot be seen.";
  }
  if (text.length <= houseRulesLengthMax) return undefined;
  const [most, has] = [houseRulesLengthMax, text.length].map((count) => count.toLocaleString("en"));
  return `House rules must be ${most} characters or fewer. Yours have ${has}.`;
}
