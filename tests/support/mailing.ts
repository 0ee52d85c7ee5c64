import { eq } from "drizzle-orm";
import { handlers } from "#app/_worker/start-worker.ts";
import { reader, write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { addresses } from "#db/schema/mail.ts";
import { submitComment } from "#lib/comments/submit.ts";
import { answerMail } from "#lib/following/answer.ts";
import { dataTokenFor, tokenFor } from "#lib/following/token.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { runNextJob } from "#lib/jobs/worker.ts";
import { decide, type DecidingAction } from "#lib/moderation/decide.ts";
import { aForm, aVisitor } from "./conversation.ts";

/** Runs every job that is due at a moment, as the worker of the site does. */
export async function runJobs(now: Date): Promise<void> {
  while (await runNextJob(handlers, now));
}

/** A comment sent through the form, with these boxes ticked. */
export async function aFollower(
  postId: number,
  { follow = [], ...fields }: { follow?: string[]; name?: string; email?: string; text?: string },
  now: Date,
): Promise<number> {
  const form = aForm(postId, { name: "Ben", email: "ben@example.org", ...fields });
  for (const choice of follow) form.append("follow", choice);
  const submission = await submitComment(form, aVisitor(), now);
  if (submission.outcome !== "accepted") throw new Error(JSON.stringify(submission));
  return submission.commentId;
}

/** Presses the button that the question to this address leads to. */
export async function confirm(email: string, now: Date): Promise<void> {
  await answerMail(await tokenOf(email), { say: "confirm" }, now);
}

export async function tokenOf(email: string, followId = 0): Promise<string> {
  return tokenFor({ addressId: await idOf(email), followId });
}

/** The link to everything under an address, as it is mailed to it. */
export async function dataTokenOf(email: string, endsAt: Date): Promise<string> {
  return dataTokenFor({ addressId: await idOf(email), endsAt });
}

async function idOf(email: string): Promise<number> {
  const row = await reader.select().from(addresses).where(eq(addresses.email, email)).get();
  if (!row) throw new Error(`Nobody asked for mail to ${email}.`);
  return row.id;
}

/** Decides about a comment as it stands. */
export async function decideOn(
  commentId: number,
  action: DecidingAction,
  moderator: Moderator,
  now: Date,
): Promise<number> {
  const row = await reader.select().from(comments).where(eq(comments.id, commentId)).get();
  const decided = await decide(
    { commentId, seenVersion: row?.version ?? 0, action },
    moderator,
    now,
  );
  if (decided.outcome !== "decided") throw new Error(decided.outcome);
  return decided.decisionId;
}

/** An address that has said that mail is wanted. */
export async function aConfirmedAddress(email: string, now: Date): Promise<void> {
  await write((tx) => tx.insert(addresses).values({ email, createdAt: now, confirmedAt: now }));
}
