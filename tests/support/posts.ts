import { randomUUID } from "node:crypto";
import { write } from "#db/client.ts";
import { posts, postTags, redirects, relatedLinks, tags } from "#db/schema/posts.ts";

type Wanted = Partial<Omit<typeof posts.$inferInsert, "id">> & {
  tags?: string[];
  related?: { title: string; url: string }[];
  oldAddress?: string;
};

/** A post straight into the tables: published an hour ago, unless something else is wanted. */
export async function aPost({
  tags: names = [],
  related = [],
  oldAddress,
  ...wanted
}: Wanted = {}): Promise<{ id: number; slug: string; publishedAt: Date }> {
  const hourAgo = new Date(Date.now() - 3_600_000);
  return write(async (tx) => {
    const [post] = await tx
      .insert(posts)
      .values({
        kind: "post",
        slug: randomUUID(),
        title: "On joists",
        standfirst: "",
        body: "A joist is a spring.",
        bodyFormat: "markdown",
        state: "published",
        stateAt: hourAgo,
        publishedAt: hourAgo,
        createdAt: hourAgo,
        updatedAt: hourAgo,
        ...wanted,
      })
      .returning();
    if (!post) throw new Error("The post was not made.");

    for (const slug of names) {
      const [tag] = await tx
        .insert(tags)
        .values({ slug, name: slug })
        .onConflictDoUpdate({ target: tags.slug, set: { name: slug } })
        .returning();
      if (tag) await tx.insert(postTags).values({ postId: post.id, tagId: tag.id });
    }
    for (const [position, link] of related.entries()) {
      await tx.insert(relatedLinks).values({ postId: post.id, position, ...link });
    }
    if (oldAddress) {
      await tx
        .insert(redirects)
        .values({ address: oldAddress, postId: post.id, createdAt: hourAgo });
    }
    return { id: post.id, slug: post.slug, publishedAt: post.publishedAt ?? hourAgo };
  });
}
