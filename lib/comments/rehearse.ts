import { setImmediate } from "node:timers/promises";
import { ruleNames, type RuleName } from "#lib/settings/rule-fields.ts";
import { settingsOf, type RuleSettings } from "#lib/settings/rule-settings.ts";
import { recallMemory } from "./memory/memory.ts";
import { listReplayed, type Replayed } from "./replay.ts";
import { askRule, type Circumstances } from "./screening.ts";

/** What rules that are not saved yet would have held among the comments that came before. */
export type Rehearsal = {
  /** So many of the newest were asked. */
  asked: number;
  /** Of so many is not known any more how their form was filled in. */
  withoutEvidence: number;
  rules: RehearsedRule[];
};

export type RehearsedRule = {
  rule: RuleName;
  /** How many the rule holds as it is set now. */
  before: number;
  held: number;
  /** How many of those are published. */
  approved: number;
  examples: { id: number; name: string; isApproved: boolean }[];
};

export const rehearsedMax = 2_000;
const examplesMax = 5;
const atOnce = 10;

/** Only what would change is asked, by the same checks that a comment meets when it arrives. */
export function listChanged(before: RuleSettings, after: RuleSettings): RuleName[] {
  return ruleNames.filter(
    (rule) => JSON.stringify(settingsOf(rule, before)) !== JSON.stringify(settingsOf(rule, after)),
  );
}

export async function rehearse(before: RuleSettings, after: RuleSettings): Promise<Rehearsal> {
  const memory = await recallMemory();
  const past = await listReplayed(rehearsedMax);
  const rules: RehearsedRule[] = listChanged(before, after).map((rule) => ({
    ...{ rule, before: 0, held: 0, approved: 0, examples: [] },
  }));
  for (const [place, replayed] of past.entries()) {
    // Readers have their turn while an owner waits.
    if (place % atOnce === 0) await setImmediate();
    for (const count of rules) {
      if (await isHeld(count.rule, replayed, replayed.at(before, memory))) count.before += 1;
      if (await isHeld(count.rule, replayed, replayed.at(after, memory))) note(count, replayed);
    }
  }
  const withoutEvidence = past.filter(({ comment }) => !comment.evidence).length;
  return { asked: past.length, withoutEvidence, rules };
}

async function isHeld(rule: RuleName, { comment }: Replayed, at: Circumstances): Promise<boolean> {
  return at.rules.isOn[rule] && (await askRule(rule, comment, at)) !== undefined;
}

/** Those that were published are what an owner wants to see: the rule would have held them up. */
function note(count: RehearsedRule, { comment: { id, name }, status }: Replayed): void {
  const isApproved = status === "approved";
  count.held += 1;
  if (isApproved) count.approved += 1;
  count.examples = [...count.examples, { id, name, isApproved }]
    .sort((a, b) => Number(b.isApproved) - Number(a.isApproved))
    .slice(0, examplesMax);
}
