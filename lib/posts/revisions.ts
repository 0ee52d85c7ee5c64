import { desc, eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { revisions } from "#db/schema/posts.ts";
import type { BodyFormat } from "#lib/posts/draft.ts";

type Text = { title: string; standfirst: string; body: string; bodyFormat: BodyFormat };
type Saved = Text & { savedBy: number; publishedAt: Date | null };

/**
 * Keeps the text of a post as it is saved now, if it differs from the one kept last. A post that came
 * by import has none: then `before`, the text about to be replaced, is kept as the first.
 */
export async function keepRevision(
  tx: Transaction,
  postId: number,
  { title, standfirst, body, bodyFormat, savedBy, publishedAt }: Saved,
  now: Date,
  before?: Text & { updatedAt: Date; publishedAt: Date | null },
): Promise<void> {
  const text = { title, standfirst, body, bodyFormat };
  const last = (await findLast(tx, postId)) ?? (before && (await keepFirst(tx, postId, before)));
  if (last && isSameText(last, text)) return;
  await tx.insert(revisions).values({ postId, ...text, savedAt: now, savedBy, publishedAt });
}

/** Marks the text kept last as the one that readers got. */
export async function markRevisionPublished(
  tx: Transaction,
  postId: number,
  now: Date,
): Promise<void> {
  const last = await findLast(tx, postId);
  if (!last) return;
  await tx.update(revisions).set({ publishedAt: now }).where(eq(revisions.id, last.id));
}

async function findLast(
  tx: Transaction,
  postId: number,
): Promise<(Text & { id: number }) | undefined> {
  return tx
    .select({
      id: revisions.id,
      title: revisions.title,
      standfirst: revisions.standfirst,
      body: revisions.body,
      bodyFormat: revisions.bodyFormat,
    })
    .from(revisions)
    .where(eq(revisions.postId, postId))
    .orderBy(desc(revisions.id))
    .limit(1)
    .get();
}

async function keepFirst(
  tx: Transaction,
  postId: number,
  before: Text & { updatedAt: Date; publishedAt: Date | null },
): Promise<Text> {
  const { title, standfirst, body, bodyFormat, updatedAt, publishedAt } = before;
  const text = { title, standfirst, body, bodyFormat };
  await tx.insert(revisions).values({ postId, ...text, savedAt: updatedAt, publishedAt });
  return text;
}

function isSameText(one: Text, other: Text): boolean {
  return (
    one.title === other.title &&
    one.standfirst === other.standfirst &&
    one.body === other.body &&
    one.bodyFormat === other.bodyFormat
  );
}
