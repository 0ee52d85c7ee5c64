import { desc, eq } from "drizzle-orm";
import { write, type Transaction } from "#db/client.ts";
import { notSaved, type NotSaved } from "#db/not-saved.ts";
import { corrections, posts } from "#db/schema/posts.ts";
import type { Author } from "#lib/identity/roles.ts";
import { findOwnPost } from "#lib/posts/own.ts";
import { raiseEdition } from "#lib/press/edition.ts";
import { hasForbiddenCharacters, isBlank, normalise } from "#lib/text/plain.ts";

export type Correcting =
  | { outcome: "published" }
  | { outcome: "invalid"; message: string }
  /** Readers have no text that could be corrected. */
  | { outcome: "unpublished" }
  | { outcome: "missing" }
  | NotSaved;

export const correctionLengthMax = 2_000;

/**
 * Tells readers of a published post what was wrong in it. The text itself is edited as ever; this is
 * the note beside it, which no later edit takes away. The same note pressed twice is one note.
 */
export async function publishCorrection(
  { id, text: typed }: { id: number; text: string },
  author: Author,
  now = new Date(),
): Promise<Correcting> {
  const text = normalise(typed).trim();
  const message = problemWith(text);
  if (message) return { outcome: "invalid", message };

  return write<Correcting>(async (tx) => {
    const post = await findOwnPost(id, author, tx);
    if (!post) return { outcome: "missing" };
    if (post.state !== "published") return { outcome: "unpublished" };
    if ((await findLastText(tx, id)) === text) return { outcome: "published" };

    await tx
      .insert(corrections)
      .values({ postId: id, text, publishedAt: now, publishedBy: author.id });
    // The version stays: a form that is open on the text has nothing to be asked about.
    await tx.update(posts).set({ updatedAt: now }).where(eq(posts.id, id));
    await raiseEdition(tx);
    return { outcome: "published" };
  }).catch(notSaved);
}

function problemWith(text: string): string | undefined {
  if (isBlank(text)) return "Enter what was wrong, and what is right.";
  if (hasForbiddenCharacters(text)) {
    return "The correction has control characters in it. Remove them, or type it again.";
  }
  if (text.length <= correctionLengthMax) return undefined;
  const max = correctionLengthMax.toLocaleString("en");
  const length = text.length.toLocaleString("en");
  return `The correction must be ${max} characters or fewer. Yours has ${length}.`;
}

async function findLastText(tx: Transaction, postId: number): Promise<string | undefined> {
  const last = await tx
    .select({ text: corrections.text })
    .from(corrections)
    .where(eq(corrections.postId, postId))
    .orderBy(desc(corrections.id))
    .limit(1)
    .get();
  return last?.text;
}
