import { diffWordsWithSpace } from "diff";

/** A piece of a text that was changed: it stayed, it was taken out, or it was put in. */
export type Change = { kind: "same" | "removed" | "added"; text: string };

/** Two texts of any length are compared within this; beyond it, all of one stands beside all of the other. */
const withinMs = 200;

/** What became of a text, word by word, in the order in which it is read. */
export function listChanges(before: string, after: string): Change[] {
  const parts = diffWordsWithSpace(before, after, { timeout: withinMs });
  if (!parts) return [removed(before), added(after)];
  return parts.map(({ value, ...part }) => {
    if (part.removed) return removed(value);
    return part.added ? added(value) : { kind: "same", text: value };
  });
}

function removed(text: string): Change {
  return { kind: "removed", text };
}

function added(text: string): Change {
  return { kind: "added", text };
}
