import { wasNotSaved } from "#db/client.ts";

export type NotSaved = { outcome: "not-saved" };

/** For the end of a write: what failed for want of a lock or of space is an outcome, all else is thrown. */
export function notSaved(error: unknown): NotSaved {
  if (wasNotSaved(error)) return { outcome: "not-saved" };
  throw error;
}
