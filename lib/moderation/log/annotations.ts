import { and, asc, eq, inArray } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { logEntries, logParts } from "#db/schema/log.ts";

/** A sentence that a moderator added to a row; null once it was redacted. */
export type LogNote = { at: Date; text: string | null };

/** The annotations of these rows, in the order in which they were added. */
export async function readNotes(sequences: number[]): Promise<Map<number, LogNote[]>> {
  const rows = await reader
    .select({ about: logEntries.about, at: logEntries.at, text: logParts.value })
    .from(logEntries)
    .innerJoin(logParts, and(eq(logParts.sequence, logEntries.sequence), eq(logParts.part, "note")))
    .where(and(inArray(logEntries.about, sequences), eq(logEntries.kind, "annotate")))
    .orderBy(asc(logEntries.sequence));
  const notes = new Map<number, LogNote[]>();
  for (const { about, ...note } of rows) {
    if (about !== null) notes.set(about, [...(notes.get(about) ?? []), note]);
  }
  return notes;
}
