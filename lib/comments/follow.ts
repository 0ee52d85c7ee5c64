import type { Transaction } from "#db/client.ts";
import { follows } from "#db/schema/following.ts";
import { askToConfirm } from "#lib/mail/address.ts";

export const followChoices = ["decision", "replies", "authorReplies", "thread"] as const;
/** What the writer of a comment may be told of by mail. */
export type FollowChoice = (typeof followChoices)[number];

/** What was ticked in the form. Anything else that came under the name is not ours. */
export function readFollowChoices(form: FormData): FollowChoice[] {
  const ticked = form.getAll("follow");
  return followChoices.filter((choice) => ticked.includes(choice));
}

type Wanted = {
  commentId: number;
  postId: number;
  email: string;
  follow: FollowChoice[];
};

/** Keeps what the writer chose, and has their address asked whether it is theirs. */
export async function storeFollow(
  tx: Transaction,
  { commentId, postId, email, follow }: Wanted,
  now: Date,
): Promise<void> {
  if (follow.length === 0) return;
  const addressId = await askToConfirm(tx, { email, commentId }, now);
  const chosen = Object.fromEntries(
    followChoices.map((choice) => [choice, follow.includes(choice)]),
  ) as Record<FollowChoice, boolean>;
  await tx.insert(follows).values({ addressId, commentId, postId, createdAt: now, ...chosen });
}
