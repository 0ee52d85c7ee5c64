import { createHash } from "node:crypto";
import type { LogRow } from "./entry.ts";

/** What stands before the first row. */
export const beforeTheFirst = "";

/** The hash of a row: of the one before, and of all that it says itself. */
export function hashOf(row: Omit<LogRow, "hash">): string {
  const { previous, ...said } = row;
  return sha256(`${previous}\n${canonical(said)}`);
}

/**
 * One text for one row, by name and without what is not said. So a column that is added later changes
 * no hash that was computed before.
 */
function canonical(said: Record<string, unknown>): string {
  const entries = Object.entries(said)
    .filter(([name, value]) => name !== "hash" && value !== null)
    .map(([name, value]) => [name, value instanceof Date ? value.getTime() : value] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(entries);
}

/**
 * Stands in the row for what may have to be forgotten. Without the salt nobody can find out the value
 * by trying, however short it is.
 */
export function commitmentTo(part: string, value: string, salt: string): string {
  return sha256(JSON.stringify([part, salt, value]));
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
