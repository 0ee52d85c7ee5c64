import { desc, inArray } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { corrections } from "#db/schema/posts.ts";

/** What was put right, as plain text. */
export type Correction = { id: number; text: string; publishedAt: Date };

/** The corrections of a post, the newest first. Whoever asks has made sure that the post may be seen. */
export async function readCorrections(postId: number): Promise<Correction[]> {
  return (await readCorrectionsOf([postId])).get(postId) ?? [];
}

/** The same for many posts at once. */
export async function readCorrectionsOf(postIds: number[]): Promise<Map<number, Correction[]>> {
  const correctionsOf = new Map<number, Correction[]>();
  if (postIds.length === 0) return correctionsOf;

  const rows = await reader
    .select({
      postId: corrections.postId,
      id: corrections.id,
      text: corrections.text,
      publishedAt: corrections.publishedAt,
    })
    .from(corrections)
    .where(inArray(corrections.postId, postIds))
    // As the index has them, so that nothing is sorted.
    .orderBy(desc(corrections.postId), desc(corrections.id));
  for (const { postId, ...correction } of rows) {
    correctionsOf.set(postId, [...(correctionsOf.get(postId) ?? []), correction]);
  }
  return correctionsOf;
}
