import type { NotSaved } from "#db/not-saved.ts";
import { actOnOwn } from "#lib/comments/own.ts";
import { askAboutComment } from "#lib/mail/address.ts";

export type Asking = { outcome: "asked" } | { outcome: "missing" } | NotSaved;

/**
 * The writer of a comment asks for the mail that leads to what is kept under its address. They are
 * told the same whether one goes, went today, or was refused: the address may be somebody else's.
 */
export async function askFromReceipt(receipt: string, now = new Date()): Promise<Asking> {
  return actOnOwn(receipt, now, async (tx, { id, email }): Promise<Asking> => {
    if (email === null) return { outcome: "missing" };
    await askAboutComment(tx, { email, commentId: id }, now);
    return { outcome: "asked" };
  });
}
