import { and, eq, isNull } from "drizzle-orm";
import { write } from "#db/client.ts";
import { notSaved, type NotSaved } from "#db/not-saved.ts";
import { comments } from "#db/schema/comments.ts";
import { commentNotes } from "#db/schema/moderation.ts";
import { lengthOf } from "#lib/comments/comment.ts";
import type { Reading } from "#lib/comments/reading.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { hasForbiddenCharacters, isBlank, normalise } from "#lib/text/plain.ts";

export const noteLengthMax = 2_000;

export function readNote(typed: string): Reading<string> {
  const note = normalise(typed).trim();
  if (isBlank(note)) return { ok: false, message: "Enter a note." };
  if (hasForbiddenCharacters(note)) {
    return { ok: false, message: "A note must have no control characters." };
  }
  const length = lengthOf(note);
  if (length <= noteLengthMax) return { ok: true, value: note };
  const [max, own] = [noteLengthMax, length].map((number) => number.toLocaleString("en"));
  return { ok: false, message: `A note must be ${max} characters or fewer. Yours has ${own}.` };
}

export type NoteOutcome = { outcome: "noted" } | { outcome: "missing" } | NotSaved;

/** Keeps a note about a comment, for those who decide; its writer never reads it. */
export async function addNote(
  { commentId, text }: { commentId: number; text: string },
  moderator: Moderator,
  now = new Date(),
): Promise<NoteOutcome> {
  try {
    return await write(async (tx): Promise<NoteOutcome> => {
      const comment = await tx
        .select({ id: comments.id })
        .from(comments)
        .where(and(eq(comments.id, commentId), isNull(comments.erasedAt)))
        .get();
      if (!comment) return { outcome: "missing" };
      await tx
        .insert(commentNotes)
        .values({ commentId, memberId: moderator.id, text, createdAt: now });
      return { outcome: "noted" };
    });
  } catch (error) {
    return notSaved(error);
  }
}
