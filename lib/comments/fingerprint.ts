import { sign } from "#lib/config/secret.ts";
import type { CommentDraft } from "./draft.ts";

/** The same form sent twice has the same one, also where no script could mint it a key. */
export function fingerprint({ postId, parent, name, email, text }: CommentDraft): string {
  return sign("comment", JSON.stringify([postId, parent, name, email, text]));
}
