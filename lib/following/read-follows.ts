import { and, asc, eq, isNull } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { follows } from "#db/schema/following.ts";
import { posts } from "#db/schema/posts.ts";
import { listUnconfirmed, type Unconfirmed } from "#lib/comments/under-address.ts";
import { findAddress, type Address } from "#lib/mail/address.ts";
import { postAddress } from "#lib/posts/post.ts";
import { isShownAs } from "#lib/posts/shown.ts";
import { readToken } from "./token.ts";

/** What the owner of an address is shown: how it stands, and what is sent there. */
export type MailStanding = {
  email: string;
  state: "unconfirmed" | "confirmed" | "refused" | "paused";
  /** What was sent under it, and nobody has said yet by whom. */
  unconfirmed: Unconfirmed[];
  follows: {
    id: number;
    post: { title: string; address: string };
    decision: boolean;
    replies: boolean;
    authorReplies: boolean;
    thread: boolean;
  }[];
};

export async function findMailStanding(
  token: string,
  now = new Date(),
): Promise<MailStanding | undefined> {
  const read = readToken(token);
  const address = read && (await findAddress(read.addressId));
  if (!address) return undefined;
  const rows = await reader
    .select({
      id: follows.id,
      title: posts.title,
      slug: posts.slug,
      decision: follows.decision,
      replies: follows.replies,
      authorReplies: follows.authorReplies,
      thread: follows.thread,
    })
    .from(follows)
    .innerJoin(posts, eq(posts.id, follows.postId))
    .where(and(eq(follows.addressId, address.id), isNull(follows.endedAt), isShownAs("post", now)))
    .orderBy(asc(follows.id));
  return {
    email: address.email,
    state: stateOf(address),
    unconfirmed: await listUnconfirmed(address.email, now),
    follows: rows.map(({ title, slug, ...follow }) => ({
      ...follow,
      post: { title, address: postAddress({ kind: "post", slug }) },
    })),
  };
}

function stateOf({ confirmedAt, refusedAt, pausedAt }: Address): MailStanding["state"] {
  if (refusedAt) return "refused";
  if (!confirmedAt) return "unconfirmed";
  return pausedAt ? "paused" : "confirmed";
}
