import { isSigned, sign } from "#lib/config/secret.ts";

const purpose = "comment draft";

/** Names a draft's private page. Nothing is stored: it is the draft's number and our signature on it. */
export function draftKeyFor(draftId: number): string {
  return `${draftId}-${sign(purpose, String(draftId))}`;
}

/** Where its writer goes on with a draft. */
export function draftAddress(key: string): string {
  return `/drafts/${encodeURIComponent(key)}`;
}

/** The number of the draft that this names, if we made it. */
export function readDraftKey(key: unknown): number | undefined {
  const [, id, signature] = /^([1-9]\d{0,14})-([\w-]+)$/.exec(String(key)) ?? [];
  return id && signature && isSigned(purpose, id, signature) ? Number(id) : undefined;
}
