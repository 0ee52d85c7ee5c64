import { eq } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { posts } from "#db/schema/posts.ts";
import { findAddress, type askAddress } from "#lib/mail/address.ts";
import { deliver } from "#lib/mail/deliver.ts";
import type { PayloadOf } from "#lib/jobs/queue.ts";
import { readPublication } from "#lib/settings/publication.ts";
import { wordsIn } from "#lib/words/words.ts";
import { mailPage, stopAddress } from "./token.ts";

/**
 * Asks an address once whether it is its owner's wish, or whether a comment is theirs. It may be a
 * stranger's: so nothing that was typed stands in it, neither text nor name.
 */
export async function mailQuestion(
  { addressId, commentId, askedAt, about = "mail" }: PayloadOf<typeof askAddress>,
  now: Date,
): Promise<void> {
  const to = await findAddress(addressId);
  const post = await findPost(commentId);
  if (!to || !post || to.refusedAt || to.pausedAt) return;
  if (about === "mail" && to.confirmedAt) return;

  const { title, language } = await readPublication();
  const { question, whose } = wordsIn(language).mail;
  const asks = about === "mail" ? question : whose;
  const token = { addressId, followId: 0 };
  const page = mailPage(token);
  await deliver(
    {
      fromName: title,
      language,
      subject: asks.subject(title),
      pieces: [
        { say: asks.asked(post.title) },
        { link: asks.confirm, to: mailPage(token, commentId) },
        { foot: question.ifNot, link: question.never, to: page },
      ],
      key: `question-${addressId}-${askedAt}`,
      list: "comments",
      stop: stopAddress(token),
    },
    { to, sort: "question" },
    now,
  );
}

async function findPost(commentId: number): Promise<{ title: string } | undefined> {
  return reader
    .select({ title: posts.title })
    .from(comments)
    .innerJoin(posts, eq(posts.id, comments.postId))
    .where(eq(comments.id, commentId))
    .get();
}
