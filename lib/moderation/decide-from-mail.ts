import { eq } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { members } from "#db/schema/identity.ts";
import { isGenuine, readDecisionToken, type DecisionLink } from "#lib/comments/decision-link.ts";
import { asModerator, findMember, type Moderator } from "#lib/identity/roles.ts";
import { findCase, type Case } from "./case.ts";
import { decide, type Decision, type DecisionOutcome } from "./decide.ts";
import { findLaterDecision, type PastDecision } from "./past-decision.ts";

/** What the link in a moderators' mail leads to. Looking at it changes nothing. */
export type Mailed =
  | { state: "open"; moderator: Moderator; opened: Case }
  /** It was used, or somebody was faster. */
  | { state: "decided"; decision: PastDecision }
  /** The text is another one than the mail had, or its writer took it back. */
  | { state: "changed" }
  | { state: "expired" };

/** Undefined where there is nothing: no such link, or it was revoked with its member's rights. */
export async function findMailed(token: string, now = new Date()): Promise<Mailed | undefined> {
  const found = await readLink(token);
  if (!found) return undefined;
  const { link, moderator } = found;
  const { commentId, version, expiresAt } = link;
  const opened = await findCase(commentId, moderator, now);
  if (!opened) return undefined;
  if (opened.version === version && !opened.withdrawnAt) {
    return expiresAt <= now ? { state: "expired" } : { state: "open", moderator, opened };
  }
  const decision = await findLaterDecision(reader, commentId, version);
  return decision ? { state: "decided", decision } : { state: "changed" };
}

type Press = Pick<Decision, "action" | "told">;

/**
 * Decides as the moderator whose mail it was, about what stood in it. The version that the link names
 * is one that no comment has again after a decision, so a link decides once.
 */
export async function decideFromMail(
  token: string,
  press: Press,
  now = new Date(),
): Promise<DecisionOutcome | Exclude<Mailed, { state: "open" }> | undefined> {
  const mailed = await findMailed(token, now);
  if (mailed?.state !== "open") return mailed;
  const { moderator, opened } = mailed;
  const seen = { commentId: opened.id, seenVersion: opened.version };
  return decide({ ...press, ...seen, isFromMail: true }, moderator, now);
}

/** The rights are read afresh: whoever lost them since the mail was sent has a link to nothing. */
async function readLink(
  token: string,
): Promise<{ link: DecisionLink; moderator: Moderator } | undefined> {
  const read = readDecisionToken(token);
  if (!read) return undefined;
  const member = await findMember(read.link.memberId);
  const moderator = member && asModerator(member);
  if (!moderator) return undefined;
  const row = await reader
    .select({ rightsVersion: members.rightsVersion })
    .from(members)
    .where(eq(members.id, moderator.id))
    .get();
  if (!row || !isGenuine(read.link, read.signature, row.rightsVersion)) return undefined;
  return { link: read.link, moderator };
}
