import { and, eq, gt, sql, type SQL } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { commentDrafts } from "#db/schema/comments.ts";
import { posts } from "#db/schema/posts.ts";
import { readPublication } from "#lib/settings/publication.ts";
import { renderComment } from "#lib/text/render-comment.ts";
import { wordsIn } from "#lib/words/words.ts";
import { readDraftKey } from "./draft-key.ts";
import type { Typed } from "./draft.ts";
import { readSite } from "./site.ts";

/** A draft as its page shows it: what was typed, and how that will look. */
export type KeptDraft = {
  key: string;
  typed: Required<Typed>;
  site: string | null;
  html: string;
  isKept: boolean;
  updatedAt: Date;
  expiresAt: Date;
  postSlug: string;
};

export async function findDraft(key: string, now = new Date()): Promise<KeptDraft | undefined> {
  const draftId = readDraftKey(key);
  if (draftId === undefined) return undefined;
  const row = await reader
    .select({
      parent: commentDrafts.parent,
      name: commentDrafts.name,
      email: commentDrafts.email,
      site: commentDrafts.site,
      text: commentDrafts.text,
      follow: commentDrafts.follow,
      keptAt: commentDrafts.keptAt,
      updatedAt: commentDrafts.updatedAt,
      expiresAt: commentDrafts.expiresAt,
      postSlug: posts.slug,
    })
    .from(commentDrafts)
    .innerJoin(posts, eq(posts.id, commentDrafts.postId))
    .where(and(eq(commentDrafts.id, draftId), gt(commentDrafts.expiresAt, now)))
    .get();
  if (!row) return undefined;

  const { keptAt, updatedAt, expiresAt, postSlug, ...typed } = row;
  const { language } = await readPublication();
  const site = readSite(typed.site, wordsIn(language).submission.site);
  return {
    key,
    typed,
    site: site.ok ? site.value : null,
    html: renderComment(typed.text, "markdown"),
    isKept: keptAt !== null,
    updatedAt,
    expiresAt,
    postSlug,
  };
}

/** For a query over drafts: begun under this address, which stands there as it was typed. */
export function isDraftOf(email: string): SQL {
  return sql`lower(trim(${commentDrafts.email})) = ${email}`;
}
