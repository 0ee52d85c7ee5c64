import {
  listedWordLengthMax,
  listedWordsMax,
  ruleNames,
  ruleNumbers,
  trustAfterField,
  type RuleName,
  type RuleNumber,
} from "#lib/settings/rule-fields.ts";
import { readNumber, remedyOf } from "#lib/settings/read-number.ts";
import type { RuleSettings } from "#lib/settings/rule-settings.ts";
import { hasForbiddenCharacters, normalise } from "#lib/text/plain.ts";
import { listDetectable } from "./language.ts";
import { isFindable } from "./listed-words.ts";

/** The rules as an owner typed them. A rule’s own name stands for its switch: “on”, or anything else. */
export type RulesDraft = Record<
  RuleName | RuleNumber | "words" | "languages" | "trustAfter",
  string
>;
export type RulesProblem = { field: keyof RulesDraft; message: string };
export type RulesReading =
  { outcome: "valid"; rules: RuleSettings } | { outcome: "invalid"; problems: RulesProblem[] };

const numberNames = Object.keys(ruleNumbers) as RuleNumber[];
const listNames = ["words", "languages", "trustAfter"] as const;

/** Everything that the form asks. */
export const rulesDraftNames = [...ruleNames, ...numberNames, ...listNames] as const;

export async function readRules(draft: RulesDraft): Promise<RulesReading> {
  const problems: RulesProblem[] = [];
  const tell = (field: keyof RulesDraft, message: string): void => {
    problems.push({ field, message });
  };

  const isOn = Object.fromEntries(ruleNames.map((name) => [name, draft[name] === "on"]));
  const numbers = Object.fromEntries(
    numberNames.map((name) => {
      const value = readNumber(draft[name], ruleNumbers[name]);
      if (value === undefined) tell(name, remedyOf(ruleNumbers[name]));
      return [name, value];
    }),
  );
  const words = readWords(draft.words, (message) => tell("words", message));
  const languages = await readLanguages(draft.languages, (message) => tell("languages", message));
  const isNobody = draft.trustAfter.trim() === "";
  const trustAfter = isNobody ? null : readNumber(draft.trustAfter, trustAfterField);
  if (trustAfter === undefined) {
    const message = `${remedyOf(trustAfterField).replace(/\.$/, "")}, or empty for nobody.`;
    tell("trustAfter", message);
  }
  if (problems.length > 0) return { outcome: "invalid", problems };
  const rules = { ...numbers, isOn, words, languages, trustAfter } as RuleSettings;
  return { outcome: "valid", rules };
}

/** The rules as the form shows them. */
export function draftOfRules(rules: RuleSettings): RulesDraft {
  const switches = ruleNames.map((name) => [name, rules.isOn[name] ? "on" : "off"]);
  const numbers = numberNames.map((name) => [name, String(rules[name])]);
  return {
    ...(Object.fromEntries([...switches, ...numbers]) as Record<RuleName | RuleNumber, string>),
    words: rules.words.join("\n"),
    languages: rules.languages.join(", "),
    trustAfter: rules.trustAfter === null ? "" : String(rules.trustAfter),
  };
}

function readWords(typed: string, tell: (message: string) => void): string[] {
  const lines = normalise(typed)
    .split("\n")
    .map((line) => line.trim().replace(/\s+/g, " "));
  const words = [...new Set(lines.filter(Boolean))];
  const place = lines.findIndex((line) => line !== "" && !isFindable(line)) + 1;
  const long = lines.findIndex((line) => line.length > listedWordLengthMax) + 1;
  if (words.length > listedWordsMax) {
    const count = words.length.toLocaleString("en");
    tell(`Words must be ${listedWordsMax} or fewer. Yours are ${count}.`);
  } else if (hasForbiddenCharacters(normalise(typed))) {
    tell("Remove the control characters, which cannot be seen, from the words.");
  } else if (long > 0) {
    tell(
      `Each word or phrase must be ${listedWordLengthMax} characters or fewer. See line ${long}.`,
    );
  } else if (place > 0) {
    tell(`Each word or phrase must have a letter or a digit. See line ${place}.`);
  }
  return words;
}

async function readLanguages(typed: string, tell: (message: string) => void): Promise<string[]> {
  const codes = [
    ...new Set(
      typed
        .toLowerCase()
        .split(/[\s,]+/)
        .filter(Boolean),
    ),
  ];
  const known = await listDetectable();
  const unknown = codes.find((code) => !known.includes(code));
  if (unknown !== undefined) {
    tell(
      `“${unknown.slice(0, 20)}” is no language that can be told. Enter codes of two letters, such as en, ar.`,
    );
  }
  return codes;
}
