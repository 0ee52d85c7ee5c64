import { eq } from "drizzle-orm";
import { write } from "#db/client.ts";
import { notSaved, type NotSaved } from "#db/not-saved.ts";
import { logEntries } from "#db/schema/log.ts";
import { lengthOf } from "#lib/comments/comment.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { hasForbiddenCharacters, isBlank, normalise } from "#lib/text/plain.ts";
import { appendToLog } from "./append.ts";

export const annotationLengthMax = 500;

export type Annotation =
  | { outcome: "annotated"; sequence: number }
  | { outcome: "invalid"; message: string }
  | { outcome: "missing" }
  | NotSaved;

/** Adds a sentence to a row, as a row of its own. Nothing in the log is ever written over. */
export async function annotate(
  { about, typed }: { about: number; typed: string },
  moderator: Moderator,
  now = new Date(),
): Promise<Annotation> {
  const text = normalise(typed).trim();
  const message = problemWith(text);
  if (message) return { outcome: "invalid", message };
  try {
    return await write(async (tx): Promise<Annotation> => {
      const row = await tx
        .select({ kind: logEntries.kind, commentId: logEntries.commentId })
        .from(logEntries)
        .where(eq(logEntries.sequence, about))
        .get();
      if (!row || row.kind === "annotate") return { outcome: "missing" };
      const sequence = await appendToLog(tx, {
        kind: "annotate",
        at: now,
        memberId: moderator.id,
        commentId: row.commentId ?? undefined,
        about,
        parts: { note: text },
      });
      return { outcome: "annotated", sequence };
    });
  } catch (error) {
    return notSaved(error);
  }
}

function problemWith(text: string): string | undefined {
  if (isBlank(text)) return "Enter a sentence.";
  if (hasForbiddenCharacters(text)) return "A sentence must have no control characters.";
  const length = lengthOf(text);
  return length <= annotationLengthMax
    ? undefined
    : `A sentence must be ${annotationLengthMax} characters or fewer. Yours has ${length.toLocaleString("en")}.`;
}
