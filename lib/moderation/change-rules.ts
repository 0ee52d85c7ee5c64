import { write } from "#db/client.ts";
import { notSaved, type NotSaved } from "#db/not-saved.ts";
import { readRules, type RulesDraft, type RulesProblem } from "#lib/comments/read-rules.ts";
import { listChanged, rehearse, type Rehearsal } from "#lib/comments/rehearse.ts";
import { sign } from "#lib/config/secret.ts";
import type { Owner } from "#lib/identity/roles.ts";
import { ruleSwitches, type RuleName } from "#lib/settings/rule-fields.ts";
import {
  putRuleSettings,
  readRuleSettings,
  settingsOf,
  type RuleSettings,
} from "#lib/settings/rule-settings.ts";
import { appendToLog } from "./log/append.ts";

export type RulesChange =
  | { outcome: "changed" }
  /** Before anything is saved: what these rules would have held. `mark` stands for having seen it. */
  | { outcome: "rehearsed"; rehearsal: Rehearsal; mark: string }
  | { outcome: "invalid"; problems: RulesProblem[] }
  | NotSaved;

/** Saves rules that their owner has seen rehearsed, and shows what they would have held before. */
export async function changeRules(
  draft: RulesDraft,
  seenMark: string,
  owner: Owner,
  now = new Date(),
): Promise<RulesChange> {
  const reading = await readRules(draft);
  if (reading.outcome === "invalid") return reading;
  const { rules } = reading;
  const before = await readRuleSettings();
  const mark = sign("rehearsal", JSON.stringify([before, rules]));
  if (listChanged(before, rules).length > 0 && seenMark !== mark) {
    return { outcome: "rehearsed", rehearsal: await rehearse(before, rules), mark };
  }
  try {
    await write(async (tx) => {
      const changes = describeChanges(await readRuleSettings(tx), rules);
      await putRuleSettings(tx, rules, now);
      for (const detail of changes) {
        await appendToLog(tx, { kind: "rule", at: now, memberId: owner.id, detail });
      }
    });
    return { outcome: "changed" };
  } catch (error) {
    return notSaved(error);
  }
}

/** Of the list of words only how long it is: whoever knows them knows how to write around them. */
function describeChanges(before: RuleSettings, after: RuleSettings): string[] {
  const rules = listChanged(before, after).map((rule) => {
    const [was, is] = [before, after].map((settings) => describe(rule, settings));
    return `${ruleSwitches[rule].label}: ${was} → ${is}`;
  });
  if (before.trustAfter === after.trustAfter) return rules;
  const [was, is] = [before, after].map(({ trustAfter }) => trustAfter ?? "nobody");
  return [...rules, `Trusted after approvals: ${was} → ${is}`];
}

function describe(rule: RuleName, settings: RuleSettings): string {
  const { isOn, by } = settingsOf(rule, settings);
  if (!isOn) return "off";
  if (rule === "listed-words") return `on, ${settings.words.length} listed`;
  if (Array.isArray(by)) return `on, ${by.join(", ") || "any"}`;
  return by === undefined ? "on" : `on, ${Number(by).toLocaleString("en")}`;
}
