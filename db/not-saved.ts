import { DatabaseBusy, sqliteCode } from "./client.ts";

export type NotSaved = { outcome: "not-saved" };

/** For the end of a write: what failed for want of a lock or of space is an outcome, all else is thrown. */
export function notSaved(error: unknown): NotSaved {
  if (wasNotSaved(error)) return { outcome: "not-saved" };
  throw error;
}

/** True when a write failed for want of a lock or of space: nothing was changed, and it may be tried again. */
function wasNotSaved(error: unknown): boolean {
  if (error instanceof DatabaseBusy) return true;
  const code = sqliteCode(error) ?? "";
  return ["SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY", "SQLITE_CANTOPEN"].some((prefix) =>
    code.startsWith(prefix),
  );
}
