import type { Author } from "#lib/identity/roles.ts";
import { emptyDraft, type PostDraft } from "#lib/posts/draft.ts";
import { findOwnPost, type OwnPost } from "#lib/posts/own.ts";
import { publishPost } from "#lib/posts/publish.ts";
import { createPost, savePost } from "#lib/posts/save.ts";

/** What someone typed: only what matters, and otherwise what a post needs to be published. */
export function typed(draft: Partial<PostDraft> = {}): PostDraft {
  return { ...emptyDraft, title: "On joists", body: "A joist is a spring.", ...draft };
}

export async function aDraft(
  author: Author,
  draft: Partial<PostDraft> = {},
  now = new Date(),
): Promise<OwnPost> {
  const creation = await createPost(typed(draft), author, now);
  if (creation.outcome !== "created") throw new Error(JSON.stringify(creation));
  return found(await findOwnPost(creation.id, author));
}

export async function aPublishedPost(
  author: Author,
  draft: Partial<PostDraft> = {},
  now = new Date(),
): Promise<OwnPost> {
  const { id, version } = await aDraft(author, draft, now);
  const publishing = await publishPost({ id, seenVersion: version }, author, now);
  if (publishing.outcome !== "published") throw new Error(JSON.stringify(publishing));
  return found(await findOwnPost(id, author));
}

/** Saves over the version that is stored now. */
export async function aSave(
  id: number,
  author: Author,
  draft: Partial<PostDraft> = {},
  now = new Date(),
): Promise<OwnPost> {
  const { version } = found(await findOwnPost(id, author));
  const saving = await savePost({ id, seenVersion: version, draft: typed(draft) }, author, now);
  if (saving.outcome !== "saved") throw new Error(JSON.stringify(saving));
  return saving.post;
}

function found(post: OwnPost | undefined): OwnPost {
  if (!post) throw new Error("The post was not made.");
  return post;
}
