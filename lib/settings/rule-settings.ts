import { eq } from "drizzle-orm";
import { z } from "zod";
import { reader, write, type Transaction } from "#db/client.ts";
import { settings } from "#db/schema/settings.ts";
import { raiseEdition } from "#lib/press/edition.ts";
import {
  ruleNames,
  ruleNumbers,
  ruleSwitches,
  trustAfterField,
  type RuleName,
  type RuleNumber,
} from "./rule-fields.ts";

/** Which rules are asked of a comment that arrives, and by which numbers and lists they go. */
export type RuleSettings = Record<RuleNumber, number> & {
  isOn: Record<RuleName, boolean>;
  /** Words and phrases, as they were typed. */
  words: string[];
  /** As ISO 639-1 has them. None: a comment may be in any. */
  languages: string[];
  /** Approvals under proof until a writer is trusted. Null: nobody is. */
  trustAfter: number | null;
};

/** By what a rule goes besides being on. */
const uses: Partial<Record<RuleName, keyof RuleSettings>> = {
  "many-links": "linksMax",
  "many-under-address": "perAddressPerDay",
  "filled-fast": "minimumSeconds",
  "old-post": "oldPostDays",
  "listed-words": "words",
  "other-language": "languages",
};

/** All that is set about one rule. */
export function settingsOf(
  rule: RuleName,
  rules: RuleSettings,
): { isOn: boolean; by: RuleSettings[keyof RuleSettings] | undefined } {
  const name = uses[rule];
  return { isOn: rules.isOn[rule], by: name ? rules[name] : undefined };
}

const switches = Object.fromEntries(
  ruleNames.map((name) => [name, z.boolean().default(ruleSwitches[name].isUsual)]),
) as Record<RuleName, z.ZodDefault<z.ZodBoolean>>;

const numbers = Object.fromEntries(
  Object.entries(ruleNumbers).map(([name, { min, max, usual }]) => [
    name,
    z.number().int().min(min).max(max).default(usual),
  ]),
) as Record<RuleNumber, z.ZodDefault<z.ZodNumber>>;

const schema = z.object({
  ...numbers,
  isOn: z.object(switches).prefault({}),
  words: z.array(z.string()).default([]),
  languages: z.array(z.string()).default([]),
  trustAfter: z
    .number()
    .int()
    .min(trustAfterField.min)
    .max(trustAfterField.max)
    .nullable()
    .default(null),
});

const key = "commentRules";
const earlierKey = "commentLimits";

export async function readRuleSettings(
  db: Pick<Transaction, "select"> = reader,
): Promise<RuleSettings> {
  const stored = await findValue(db, key);
  return schema.parse(stored ?? fromLimits((await findValue(db, earlierKey)) ?? {}));
}

/** Stores them all; what is not given is as usual. Forms ask for a proof or do not, so pages change. */
export async function storeRuleSettings(
  rules: z.input<typeof schema>,
  now = new Date(),
): Promise<void> {
  await write((tx) => putRuleSettings(tx, schema.parse(rules), now));
}

export async function putRuleSettings(
  tx: Transaction,
  value: RuleSettings,
  now: Date,
): Promise<void> {
  await tx
    .insert(settings)
    .values({ key, value, changedAt: now })
    .onConflictDoUpdate({ target: settings.key, set: { value, changedAt: now } });
  await raiseEdition(tx);
}

async function findValue(db: Pick<Transaction, "select">, key: string): Promise<unknown> {
  const row = await db
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, key))
    .get();
  return row?.value;
}

/** Some of them stood among the limits before the rules had settings of their own. */
function fromLimits(stored: unknown): z.input<typeof schema> {
  const { linksMax, perAddressPerDay, minimumSeconds, isProofWanted } = earlier.parse(stored);
  return {
    linksMax,
    perAddressPerDay,
    minimumSeconds: minimumSeconds || undefined,
    isOn: { "filled-fast": minimumSeconds !== 0, unproven: isProofWanted },
  };
}

const earlier = z.object({
  linksMax: z.number().optional(),
  perAddressPerDay: z.number().optional(),
  minimumSeconds: z.number().optional(),
  isProofWanted: z.boolean().optional(),
});
