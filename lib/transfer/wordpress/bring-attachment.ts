import { and, eq, isNull } from "drizzle-orm";
import { attachments } from "#db/schema/media.ts";
import { nextId, type Batch } from "#lib/transfer/batch.ts";
import { findLocal, remember } from "#lib/transfer/identities.ts";
import { countBrought, leaveOut } from "#lib/transfer/tally.ts";
import { readPostDate } from "./dates.ts";
import { field, type ExportedItem } from "./export.ts";
import { plainText } from "./plain-text.ts";
import type { Session } from "./session.ts";

/** An attachment comes over as a reference: its address, its title and its caption, not its bytes. */
export async function bringAttachment(
  batch: Batch,
  session: Session,
  item: ExportedItem,
): Promise<void> {
  const { fields, line } = item;
  const url = readAddress(item);
  const title = plainText(field(fields, "title"));
  if (!url) {
    leaveOut(batch.tally, "Attachments without an http address", { line, text: title });
    return;
  }

  const sourceId = field(fields, "wp:post_id") || url;
  const here = findLocal(batch, "attachment", sourceId);
  countBrought(batch.tally, "attachment", here === undefined ? "added" : "here");
  if (here === null) return;
  const id = here ?? (await nextId(batch, "attachments"));
  const postId = attach(batch, session, id, parentOf(item));
  if (here !== undefined) return;

  batch.rows.attachments.push({
    id,
    postId,
    title,
    caption: plainText(field(fields, "excerpt:encoded")),
    url,
    createdAt: readPostDate(fields).date ?? batch.now,
  });
  remember(batch, "attachment", sourceId, id);
}

export function parentOf({ fields }: ExportedItem): string {
  const parent = field(fields, "wp:post_parent");
  return parent === "0" ? "" : parent;
}

/** At the end of a file every post is known, also those that came after their attachments. */
export async function attachLoose(batch: Batch, loose: Session["looseAttachments"]): Promise<void> {
  for (const { id, parent } of loose) {
    const postId = findLocal(batch, "post", parent);
    if (!postId) continue;
    batch.rows.changes.push((tx) =>
      tx
        .update(attachments)
        .set({ postId })
        .where(and(eq(attachments.id, id), isNull(attachments.postId))),
    );
  }
}

function attach(batch: Batch, session: Session, id: number, parent: string): number | null {
  const postId = parent ? findLocal(batch, "post", parent) : undefined;
  if (parent && postId === undefined) session.looseAttachments.push({ id, parent });
  return postId ?? null;
}

function readAddress({ fields }: ExportedItem): string | undefined {
  const candidates = ["wp:attachment_url", "guid", "link"].map((name) => field(fields, name));
  return candidates.find((address) => URL.canParse(address) && /^https?:/i.test(address));
}
