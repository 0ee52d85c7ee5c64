import { randomInt, randomUUID } from "node:crypto";
import { reader, write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { posts } from "#db/schema/posts.ts";
import { readHolds, replaceHolds, type Hold } from "#lib/comments/holds.ts";
import type { Visitor } from "#lib/identity/visitor.ts";

/** A published post that takes comments, unless said otherwise. */
export async function aPost(given: Partial<typeof posts.$inferInsert> = {}): Promise<number> {
  const [row] = await write((tx) =>
    tx
      .insert(posts)
      .values({
        kind: "post",
        slug: randomUUID(),
        title: "A post",
        standfirst: "",
        body: "Text.",
        bodyFormat: "markdown",
        state: "published",
        stateAt: longAgo,
        publishedAt: longAgo,
        createdAt: longAgo,
        updatedAt: longAgo,
        ...given,
      })
      .returning({ id: posts.id }),
  );
  return idOf(row);
}

/** A comment as it stands in the table, without the way it came. */
export async function aComment({
  holds = [],
  ...given
}: Partial<typeof comments.$inferInsert> & { postId: number; holds?: Hold[] }): Promise<number> {
  return write(async (tx) => {
    const [row] = await tx
      .insert(comments)
      .values({
        kind: "comment",
        name: "Ben",
        email: "ben@example.org",
        body: "A comment.",
        bodyFormat: "text",
        status: "approved",
        statusAt: longAgo,
        createdAt: longAgo,
        ...given,
      })
      .returning({ id: comments.id });
    await replaceHolds(tx, idOf(row), holds);
    return idOf(row);
  });
}

/** What held a comment, but for that its writer is new here, which most are in a test. */
export async function reasonsOf(commentId: number): Promise<string[]> {
  const held = await readHolds(reader, commentId);
  return held.filter(({ rule }) => rule !== "first-time").map(({ sentence }) => sentence);
}

/** The form as the page sends it, for a post; a field given as undefined is left out. */
export function aForm(
  postId: number,
  given: Record<string, string | File | undefined> = {},
): FormData {
  const fields = { post: String(postId), name: "Ben", email: "ben@example.org", site: "" };
  const form = new FormData();
  for (const [name, value] of Object.entries({
    ...fields,
    text: "A comment.",
    parent: "",
    formKey: "",
    ...given,
  })) {
    if (value !== undefined) form.append(name, value);
  }
  return form;
}

/** Someone on a network that no other test speaks from. */
export function aVisitor(): Visitor {
  return { network: `198.18.${randomInt(0, 256)}.${randomInt(0, 256)}` };
}

const longAgo = new Date("2026-01-01T00:00:00Z");

function idOf(row: { id: number } | undefined): number {
  if (!row) throw new Error("The row was not made.");
  return row.id;
}
