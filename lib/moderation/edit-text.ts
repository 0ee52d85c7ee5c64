import { eq } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import { commentRevisions, comments } from "#db/schema/comments.ts";
import type { editKinds } from "#db/schema/moderation.ts";
import { readText } from "#lib/comments/draft.ts";
import { detectLanguage } from "#lib/comments/language.ts";
import { readLastEditAt } from "#lib/comments/moderated.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { raiseEdition } from "#lib/press/edition.ts";
import { readCommentLimits } from "#lib/settings/comment-limits.ts";
import { wordsIn } from "#lib/words/words.ts";
import { findProposal } from "./change.ts";
import { record } from "./record.ts";
import { actOnSeen, type SeenComment, type Unseen } from "./seen.ts";

/** Why a moderator may change what somebody else wrote. */
export type EditKind = (typeof editKinds)[number];

export type TextEdit = { commentId: number; seenVersion: number; kind: EditKind; typed: string };

export type TextEditOutcome =
  | { outcome: "changed"; decisionId: number }
  | { outcome: "invalid"; message: string }
  /** It reads as before. */
  | { outcome: "same" }
  /** Its writer proposes a text, which is to be decided about first. */
  | { outcome: "proposed" }
  | Unseen;

/** Puts another text in the place of a comment's, in the same format. The one it had is kept. */
export async function editText(
  { commentId, seenVersion, kind, typed }: TextEdit,
  moderator: Moderator,
  now = new Date(),
): Promise<TextEditOutcome> {
  const { textLength } = await readCommentLimits();
  const text = readText(typed, wordsIn("en").submission.text, textLength);
  if (!text.ok) return { outcome: "invalid", message: text.message };
  const language = await detectLanguage(text.value);

  const press = { commentId, seenVersion, action: "edit" } as const;
  return actOnSeen(
    press,
    { moderator, now },
    async (tx, comment, row): Promise<TextEditOutcome> => {
      if (text.value === comment.body) return { outcome: "same" };
      if (await findProposal(tx, commentId)) return { outcome: "proposed" };
      const revisionId = await keepEarlier(tx, comment, now);
      const decisionId = await record(tx, {
        ...row,
        editKind: kind,
        revisionId,
        outcome: "applied",
      });
      await setText(tx, comment, { body: text.value, language, moderatedAt: now });
      return { outcome: "changed", decisionId };
    },
  );
}

/** Undoes it: the text it had stands again. */
export async function restoreText(
  tx: Transaction,
  comment: SeenComment,
  revisionId: number | null,
): Promise<void> {
  const earlier = await tx
    .select()
    .from(commentRevisions)
    .where(eq(commentRevisions.id, revisionId ?? 0))
    .get();
  if (!earlier) throw new Error("The text before the edit is not there.");
  const { body } = earlier;
  const moderatedAt = await readLastEditAt(tx, comment.id);
  await setText(tx, comment, { body, language: await detectLanguage(body), moderatedAt });
  await tx.delete(commentRevisions).where(eq(commentRevisions.id, earlier.id));
}

async function keepEarlier(
  tx: Transaction,
  { id: commentId, body, bodyFormat }: SeenComment,
  createdAt: Date,
): Promise<number> {
  const [row] = await tx
    .insert(commentRevisions)
    .values({ commentId, state: "earlier", body, bodyFormat, createdAt })
    .returning({ id: commentRevisions.id });
  if (!row) throw new Error("The earlier text was inserted without a row coming back.");
  return row.id;
}

async function setText(
  tx: Transaction,
  { id, status, version }: SeenComment,
  text: Pick<typeof comments.$inferInsert, "body" | "language" | "moderatedAt">,
): Promise<void> {
  await tx
    .update(comments)
    .set({ ...text, version: version + 1 })
    .where(eq(comments.id, id));
  if (status === "approved") await raiseEdition(tx);
}
