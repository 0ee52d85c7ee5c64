import type { Words } from "#lib/words/words.ts";
import type { PublicEntry } from "./public-entry.ts";

/** A row in words: what was decided; and by whom, on what grounds. */
export function sayEntry(entry: PublicEntry, log: Words["log"]): { what: string; because: string } {
  const { by, rules, reason, citedRule } = entry;
  const named = by === undefined ? log.byModerator : `${log.by.before}${by}${log.by.after}`;
  const byMember = entry.isByModerator ? named : undefined;
  const who = entry.isByTrust ? log.byTrust : byMember;
  const held = rules.length > 0 ? `${log.held} ${rules.map(ruleName).join(", ")}` : undefined;
  const cited = [reason, citedRule].filter((said) => said !== null).join(": ");
  const grounds = cited === "" ? undefined : `${log.reason} ${cited}`;
  const because = [who, held, grounds].filter((said) => said !== undefined).join(" · ");
  return { what: sayWhat(entry, log), because };
}

function sayWhat(
  { kind, isChange, toStatus, about, editKind }: PublicEntry,
  log: Words["log"],
): string {
  switch (kind) {
    case "approve":
    case "reject":
      return isChange ? log.change[kind] : log.kinds[kind];
    case "appeal":
      return toStatus === "approved" ? log.appeal.approved : log.appeal.declined;
    case "undo":
      return about === null ? log.kinds.undo : `${log.kinds.undo}: ${log.takesBack(about)}`;
    case "edit":
      return editKind ? `${log.kinds.edit}: ${log.editKinds[editKind]}` : log.kinds.edit;
    default:
      return log.kinds[kind];
  }
}

/** A rule is named as in the settings, for want of a word in each language. */
function ruleName(rule: string): string {
  return rule.replaceAll("-", " ");
}
