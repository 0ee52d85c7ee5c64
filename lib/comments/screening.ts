import type { Transaction } from "#db/client.ts";
import type { RuleName } from "#lib/settings/rule-fields.ts";
import type { RuleSettings } from "#lib/settings/rule-settings.ts";
import { blocked } from "./checks/blocked.ts";
import { filledFast } from "./checks/filled-fast.ts";
import { firstTime } from "./checks/first-time.ts";
import { listedWords } from "./checks/listed-words.ts";
import { localMemory } from "./checks/local-memory.ts";
import { looksLikeMember } from "./checks/looks-like-member.ts";
import { manyLinks } from "./checks/many-links.ts";
import { manyUnderAddress } from "./checks/many-under-address.ts";
import { notYetRead } from "./checks/not-yet-read.ts";
import { oldPost } from "./checks/old-post.ts";
import { otherLanguage } from "./checks/other-language.ts";
import { trapFilled } from "./checks/trap-filled.ts";
import { unproven } from "./checks/unproven.ts";
import type { Evidence } from "./evidence.ts";
import type { Hold } from "./holds.ts";
import type { Learnt } from "./memory/learn.ts";

/** A comment as the rules look at it: as it arrives, or as it was stored. */
export type Screened = {
  /** None while it arrives. */
  id: number | undefined;
  postId: number;
  formKey: string | null;
  name: string;
  email: string | null;
  site: string | null;
  text: string;
  /** How its form was filled in, as long as that is kept. */
  evidence: Evidence | undefined;
};

/** A reason to hold a comment, as a sentence for the moderator; or none. It never refuses anything. */
export type Check = (comment: Screened, at: Circumstances) => Promise<string | undefined>;

/** What a check may ask besides the comment. It reads in the transaction that will store it. */
export type Circumstances = {
  tx: Pick<Transaction, "select">;
  rules: RuleSettings;
  language: string | null;
  memory: Learnt | undefined;
  /** The sender's network, hashed under the key of a day, where that can be told. */
  networkOn: (day: string) => string | undefined;
  now: Date;
};

/** Each by the name of its file, which is what is stored of it. Every reason is kept, in this order. */
const checks: Record<RuleName, Check> = {
  blocked,
  "first-time": firstTime,
  "looks-like-member": looksLikeMember,
  "many-links": manyLinks,
  "listed-words": listedWords,
  "other-language": otherLanguage,
  "many-under-address": manyUnderAddress,
  "trap-filled": trapFilled,
  "filled-fast": filledFast,
  unproven,
  "old-post": oldPost,
  "local-memory": localMemory,
};

const order = Object.keys(checks) as RuleName[];

/** What is asked again of a text that its writer changes. */
const aboutText: RuleName[] = ["many-links", "listed-words", "other-language", "local-memory"];

/** Every reason to hold a comment that arrives. The last holds whatever the others let through. */
export async function screen(comment: Screened, at: Circumstances): Promise<Hold[]> {
  const sentence = await notYetRead(comment, at);
  const last = sentence ? [{ rule: "not-yet-read", sentence } as const] : [];
  return [...(await ask(order, comment, at)), ...last];
}

/** The same of what only the text decides. */
export async function screenText(comment: Screened, at: Circumstances): Promise<Hold[]> {
  return ask(aboutText, comment, at);
}

/** What one rule says of a comment, whether or not it is switched on. */
export function askRule(
  rule: RuleName,
  comment: Screened,
  at: Circumstances,
): Promise<string | undefined> {
  return checks[rule](comment, at);
}

async function ask(wanted: RuleName[], comment: Screened, at: Circumstances): Promise<Hold[]> {
  const held: Hold[] = [];
  for (const rule of wanted.filter((rule) => at.rules.isOn[rule])) {
    const sentence = await checks[rule](comment, at);
    if (sentence) held.push({ rule, sentence });
  }
  return held;
}
