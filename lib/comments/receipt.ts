import { isSigned, sign } from "#lib/config/secret.ts";

const purpose = "receipt";

/** Names a comment's private page. Nothing is stored: it is the comment's number and our signature on it. */
export function receiptFor(commentId: number): string {
  return `${commentId}-${sign(purpose, String(commentId))}`;
}

/** Where the writer of a comment follows it. */
export function receiptAddress(commentId: number): string {
  return `/receipts/${receiptFor(commentId)}#comment-${commentId}`;
}

/** The number of the comment whose private page this names, if we made it. */
export function readReceipt(receipt: string): number | undefined {
  const [, id, signature] = /^([1-9]\d{0,14})-([\w-]+)$/.exec(receipt) ?? [];
  return id && signature && isSigned(purpose, id, signature) ? Number(id) : undefined;
}
