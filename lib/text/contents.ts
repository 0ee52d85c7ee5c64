import type { Heading } from "#lib/text/headings.ts";

/** A line of the table of contents, with the parts below it. */
export type Part = { id: string; text: string; parts: Part[] };

/** Two parts a reader sees at a glance. */
const partsMin = 3;

/** More lines than these lead nobody anywhere: first the lower level goes, then the table. */
const partsMax = 100;

/** The table of contents that a text's own headings make, or nothing where it would not help. */
export function listContents(headings: Heading[]): Part[] {
  const upper = headings.filter(({ level }) => level === 2);
  const both = headings.filter(({ level }) => level === 2 || level === 3);
  const listed = both.length > partsMax ? upper : both;
  return listed.length < partsMin || listed.length > partsMax ? [] : nested(listed);
}

function nested(headings: Heading[]): Part[] {
  const parts: Part[] = [];
  let above: Part | undefined;
  for (const { id, level, text } of headings) {
    const part = { id, text, parts: [] };
    if (level === 3 && above) above.parts.push(part);
    else parts.push(part);
    if (level === 2) above = part;
  }
  return parts;
}
