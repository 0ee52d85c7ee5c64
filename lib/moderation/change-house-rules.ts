import { write } from "#db/client.ts";
import { notSaved } from "#db/not-saved.ts";
import type { Author } from "#lib/identity/roles.ts";
import {
  readHouseRules,
  rulesIn,
  storeHouseRules,
  type HouseRules,
} from "#lib/settings/house-rules.ts";
import { hasForbiddenCharacters, isBlank, normalise } from "#lib/text/plain.ts";
import { appendToLog } from "./log/append.ts";

export type HouseRulesDraft = { text: string; seenVersion: number };

export type HouseRulesChange =
  | { outcome: "changed" }
  | { outcome: "invalid"; problems: { field: "text"; message: string }[] }
  /** Somebody else changed them since the form was opened. */
  | { outcome: "stale"; now: HouseRules }
  | { outcome: "not-saved" };

export const houseRulesLengthMax = 20_000;

/** Stores what was typed over the version that was seen, and over no other. */
export async function changeHouseRules(
  { text: typed, seenVersion }: HouseRulesDraft,
  author: Author,
  now = new Date(),
): Promise<HouseRulesChange> {
  const normal = normalise(typed);
  const message = problemWith(normal);
  if (message) return { outcome: "invalid", problems: [{ field: "text", message }] };
  const text = isBlank(normal) ? "" : normal.trim();

  // Rejections may cite them, so the log keeps which there were.
  const rules = await rulesIn(text);
  const detail = rules.map(({ heading }) => heading).join("; ") || (text ? null : "None");

  try {
    return await write(async (tx) => {
      const before = await readHouseRules(tx);
      // The same form sent twice has changed nothing the second time.
      if (before.text === text) return { outcome: "changed" };
      if (before.version !== seenVersion) return { outcome: "stale", now: before };
      await storeHouseRules(tx, { text, version: before.version + 1 }, { by: author.id, now });
      await appendToLog(tx, { kind: "house-rules", at: now, memberId: author.id, detail });
      return { outcome: "changed" };
    });
  } catch (error) {
    return notSaved(error);
  }
}

function problemWith(text: string): string | undefined {
  if (hasForbiddenCharacters(text)) {
    return "Remove the control characters, which cannot be seen.";
  }
  if (text.length <= houseRulesLengthMax) return undefined;
  const [most, has] = [houseRulesLengthMax, text.length].map((count) => count.toLocaleString("en"));
  return `House rules must be ${most} characters or fewer. Yours have ${has}.`;
}
