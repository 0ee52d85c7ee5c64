import { eq } from "drizzle-orm";
import { z } from "zod";
import { reader, write, type Transaction } from "#db/client.ts";
import { notSaved, type NotSaved } from "#db/not-saved.ts";
import { settings } from "#db/schema/settings.ts";
import { hasForbiddenCharacters, isBlank, normalise } from "#lib/text/plain.ts";
import { wordsIn } from "#lib/words/words.ts";
import { listHouseRules } from "./house-rules.ts";
import { readPublication } from "./publication.ts";

/** What a moderator tells the writer of a rejected comment with one press. */
export type RejectionReason = {
  text: string;
  /** The house rule that it cites, by its heading's id. */
  ruleId: string | null;
};

export type ReasonsChange =
  | { outcome: "changed" }
  | { outcome: "invalid"; problems: { field: string; message: string }[] }
  | NotSaved;

export const reasonsMax = 20;
export const listedReasonLengthMax = 300;

const schema = z.array(z.object({ text: z.string(), ruleId: z.string().nullable() }));
const key = "rejectionReasons";

/** The publication's list, and what it is delivered with until an owner has changed it. */
export async function listRejectionReasons(
  source: Pick<Transaction, "select"> = reader,
): Promise<RejectionReason[]> {
  const row = await source
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, key))
    .get();
  if (row) return schema.parse(row.value);
  const { language } = await readPublication();
  return wordsIn(language).reasons.usual.map((text) => ({ text, ruleId: null }));
}

/** Stores the whole list. What was told before stays as it was told: each decision keeps its own. */
export async function changeRejectionReasons(
  typed: { text: string; ruleId: string }[],
  by: { id: number },
  now = new Date(),
): Promise<ReasonsChange> {
  const lines = typed.map(({ text, ruleId }, place) => ({
    place,
    text: normalise(text).replace(/\s+/g, " ").trim(),
    ruleId: ruleId || null,
  }));
  const written = lines.filter(({ text }) => !isBlank(text));
  const rules = new Set((await listHouseRules()).map(({ id }) => id));
  const problems = written.flatMap(({ place, text, ruleId }) => {
    const isTwice = written.some((other) => other.place < place && other.text === text);
    const message = problemWith(text, isTwice);
    if (message) return [{ field: `reason-${place}`, message }];
    return ruleId === null || rules.has(ruleId)
      ? []
      : [{ field: `rule-${place}`, message: ruleIsGone }];
  });
  if (problems.length > 0) return { outcome: "invalid", problems };

  if (written.length > reasonsMax) return { outcome: "invalid", problems: [tooMany] };

  const value = written.map(({ text, ruleId }) => ({ text, ruleId }));
  const row = { value, changedAt: now, changedBy: by.id };
  try {
    await write(async (tx) => {
      await tx
        .insert(settings)
        .values({ key, ...row })
        .onConflictDoUpdate({ target: settings.key, set: row });
    });
    return { outcome: "changed" };
  } catch (error) {
    return notSaved(error);
  }
}

const tooMany = { field: `reason-${reasonsMax}`, message: `Keep ${reasonsMax} reasons or fewer.` };
const ruleIsGone = "Choose a house rule that is there, or none.";

function problemWith(text: string, isTwice: boolean): string | undefined {
  if (hasForbiddenCharacters(text)) return "Remove the control characters, which cannot be seen.";
  if (isTwice) return "Keep each reason once.";
  if (text.length <= listedReasonLengthMax) return undefined;
  return `A reason must be ${listedReasonLengthMax} characters or fewer. This has ${text.length.toLocaleString("en")}.`;
}
