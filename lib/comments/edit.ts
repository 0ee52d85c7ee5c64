import { and, asc, eq, gt } from "drizzle-orm";
import type { Transaction } from "#db/client.ts";
import type { NotSaved } from "#db/not-saved.ts";
import { commentRevisions, comments } from "#db/schema/comments.ts";
import { readCommentLimits } from "#lib/settings/comment-limits.ts";
import { readRuleSettings } from "#lib/settings/rule-settings.ts";
import { readPublication } from "#lib/settings/publication.ts";
import { wordsIn } from "#lib/words/words.ts";
import { readText } from "./draft.ts";
import { addHold } from "./holds.ts";
import { detectLanguage } from "./language.ts";
import { recallMemory } from "./memory/memory.ts";
import { enqueueNotices } from "./notices.ts";
import { actOnOwn, editableUntil, type OwnComment } from "./own.ts";
import { replaceText } from "./replace-text.ts";
import { screenText } from "./screening.ts";

/** A new text as it was sent, with what the page showed when it was written. */
export type EditDraft = {
  receipt: string;
  typed: string;
  seenVersion: number;
  wasPublished: boolean;
};

export type Edit =
  | { outcome: "changed" }
  | { outcome: "invalid"; problem: string }
  | { outcome: "refused"; because: "closed" | "tooLate" | "published" | "waiting" | "changed" }
  | { outcome: "limited"; count: number; until: Date }
  | { outcome: "missing" }
  | NotSaved;

export const editsPerDayMax = 20;
const dayMs = 24 * 60 * 60_000;

/**
 * Changes the text of a comment at its writer's wish. While it waits, the new text takes the place of
 * the old. Of a public one it is a proposal: nothing that no moderator has read becomes public.
 */
export async function editOwnComment(draft: EditDraft, now = new Date()): Promise<Edit> {
  const publication = await readPublication();
  const limits = await readCommentLimits();
  const text = readText(
    draft.typed,
    wordsIn(publication.language).submission.text,
    limits.textLength,
  );
  if (!text.ok) return { outcome: "invalid", problem: text.message };

  const language = await detectLanguage(text.value);
  const rules = await readRuleSettings();
  const memory = await recallMemory();

  return actOnOwn(draft.receipt, now, async (tx, own, { editHours }): Promise<Edit> => {
    // Sent twice, it is one change, however the comment stood when the first arrived.
    if (text.value === (own.proposal?.body ?? own.body)) return { outcome: "changed" };

    const because = findRefusal(draft, own, editableUntil(own, { editHours }), now);
    if (because) return { outcome: "refused", because };
    const until = await findLimit(tx, own.id, now);
    if (until) return { outcome: "limited", count: editsPerDayMax, until };

    if (own.status === "approved") await propose(tx, own, text.value, now);
    else await replaceText(tx, own, { text: text.value, language }, now);
    const at = { tx, rules, memory, language, networkOn: () => undefined, now };
    const screened = { ...own, formKey: null, text: text.value, evidence: undefined };
    for (const hold of await screenText(screened, at)) await addHold(tx, own.id, hold);
    return { outcome: "changed" };
  });
}

type Refused = Extract<Edit, { outcome: "refused" }>["because"];

function findRefusal(
  { seenVersion, wasPublished }: EditDraft,
  { status, version }: OwnComment,
  until: Date | undefined,
  now: Date,
): Refused | undefined {
  const isPublished = status === "approved";
  if (!isPublished && status !== "pending") return "closed";
  if (isPublished && (!until || now >= until)) return "tooLate";
  if (isPublished && !wasPublished) return "published";
  if (!isPublished && wasPublished) return "waiting";
  return seenVersion === version ? undefined : "changed";
}

/** The moment at which one more change is taken, if there were too many within a day. */
async function findLimit(tx: Transaction, id: number, now: Date): Promise<Date | undefined> {
  const changes = await tx
    .select({ createdAt: commentRevisions.createdAt })
    .from(commentRevisions)
    .where(
      and(
        eq(commentRevisions.commentId, id),
        gt(commentRevisions.createdAt, new Date(+now - dayMs)),
      ),
    )
    .orderBy(asc(commentRevisions.createdAt));
  const first = changes.at(-editsPerDayMax);
  return first && new Date(Math.ceil((+first.createdAt + dayMs) / 60_000) * 60_000);
}

/** Going back to the text that is public is no proposal, and ends one. */
async function propose(
  tx: Transaction,
  { id, body, version }: OwnComment,
  text: string,
  now: Date,
): Promise<void> {
  await tx
    .update(commentRevisions)
    .set({ state: "dropped" })
    .where(and(eq(commentRevisions.commentId, id), eq(commentRevisions.state, "proposed")));
  await tx
    .update(comments)
    .set({ version: version + 1 })
    .where(eq(comments.id, id));
  if (text === body) return;
  const proposal = { commentId: id, state: "proposed", body: text, createdAt: now } as const;
  await tx.insert(commentRevisions).values({ ...proposal, bodyFormat: "markdown" });
  await enqueueNotices(tx, id, now);
}
