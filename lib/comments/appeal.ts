import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import type { NotSaved } from "#db/not-saved.ts";
import { comments } from "#db/schema/comments.ts";
import { appeals } from "#db/schema/moderation.ts";
import { readPublication } from "#lib/settings/publication.ts";
import { hasForbiddenCharacters, isBlank, normalise } from "#lib/text/plain.ts";
import { wordsIn, type Words } from "#lib/words/words.ts";
import { lengthOf } from "./comment.ts";
import { enqueueNotices } from "./notices.ts";
import { actOnOwn } from "./own.ts";
import type { Reading } from "./reading.ts";

export type Appeal =
  | { outcome: "appealed" }
  | { outcome: "invalid"; problem: string }
  /** It is declined no more, or was appealed before. */
  | { outcome: "refused"; because: "declined" | "answered" }
  | { outcome: "missing" }
  | NotSaved;

export const appealLengthMax = 2_000;
const dayMs = 24 * 60 * 60_000;

/** Asks for another look at a comment that was declined: once, with words. Sent twice, it is one. */
export async function appealOwnComment(
  { receipt, typed }: { receipt: string; typed: string },
  now = new Date(),
): Promise<Appeal> {
  const { language } = await readPublication();
  const words = readAppeal(typed, wordsIn(language).receipt.refused);
  if (!words.ok) return { outcome: "invalid", problem: words.message };

  return actOnOwn(
    receipt,
    now,
    async (tx, { id, status, version }, { appealDays }): Promise<Appeal> => {
      const earlier = await findAppeal(tx, id);
      if (earlier) {
        const isSame = earlier.text === words.value;
        return isSame ? { outcome: "appealed" } : { outcome: "refused", because: "answered" };
      }
      if (status !== "rejected" && status !== "spam") {
        return { outcome: "refused", because: "declined" };
      }
      const dueAt = new Date(+now + appealDays * dayMs);
      await tx.insert(appeals).values({ commentId: id, text: words.value, createdAt: now, dueAt });
      // No press of who has not read it answers it.
      await tx
        .update(comments)
        .set({ version: version + 1 })
        .where(eq(comments.id, id));
      await enqueueNotices(tx, id, now);
      return { outcome: "appealed" };
    },
  );
}

export type StoredAppeal = typeof appeals.$inferSelect;

export async function findAppeal(
  source: Pick<Transaction, "select">,
  commentId: number,
): Promise<StoredAppeal | undefined> {
  return source.select().from(appeals).where(eq(appeals.commentId, commentId)).get();
}

function readAppeal(typed: string, phrases: Words["receipt"]["refused"]): Reading<string> {
  const text = normalise(typed);
  if (isBlank(text)) return { ok: false, message: phrases.appealMissing };
  if (hasForbiddenCharacters(text)) return { ok: false, message: phrases.appealUnseen };
  const length = lengthOf(text);
  if (length <= appealLengthMax) return { ok: true, value: text };
  return { ok: false, message: phrases.appealTooLong(appealLengthMax, length) };
}
