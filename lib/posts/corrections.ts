import { desc, eq } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { corrections } from "#db/schema/posts.ts";

/** What was put right, as plain text. */
export type Correction = { id: number; text: string; publishedAt: Date };

/** The corrections of a post, the newest first. Whoever asks has made sure that the post may be seen. */
export async function readCorrections(postId: number): Promise<Correction[]> {
  return reader
    .select({
      id: corrections.id,
      text: corrections.text,
      publishedAt: corrections.publishedAt,
    })
    .from(corrections)
    .where(eq(corrections.postId, postId))
    .orderBy(desc(corrections.id));
}
