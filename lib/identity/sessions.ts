import { and, desc, eq, gt, lte, ne, or, sql } from "drizzle-orm";
import { reader, write, type Transaction } from "#db/client.ts";
import { members, sessions } from "#db/schema/identity.ts";
import type { Member } from "./roles.ts";
import { hashToken, newToken } from "./token.ts";

export type Session = { id: number; memberId: number; createdAt: Date; expiresAt: Date };
export type OpenSession = { id: number; createdAt: Date; lastSeenAt: Date; isThisOne: boolean };

const hour = 60 * 60 * 1000;
const idleMax = 12 * hour;
export const sessionAgeMaxSeconds = 30 * 24 * 60 * 60;
/** How stale `lastSeenAt` may be: a write for every page would be a write for nothing. */
const touchEvery = 5 * 60 * 1000;

/** Opens a session and returns its token, which is kept nowhere but in the browser. */
export async function startSession(memberId: number, now = new Date()): Promise<string> {
  const token = newToken();
  const expiresAt = new Date(now.getTime() + sessionAgeMaxSeconds * 1000);
  await write(async (tx) => {
    await tx.delete(sessions).where(isOver(now));
    await tx.insert(sessions).values({
      tokenHash: hashToken(token),
      memberId,
      createdAt: now,
      lastSeenAt: now,
      expiresAt,
    });
  });
  return token;
}

/** The session behind a token, if it is neither idle for 12 hours nor older than 30 days. */
export async function findSession(token: string, now = new Date()): Promise<Session | undefined> {
  const session = await reader
    .select({
      id: sessions.id,
      memberId: sessions.memberId,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      expiresAt: sessions.expiresAt,
    })
    .from(sessions)
    .where(and(eq(sessions.tokenHash, hashToken(token)), isOpen(now)))
    .get();
  if (!session) return undefined;
  const { lastSeenAt, ...found } = session;
  if (now.getTime() - lastSeenAt.getTime() > touchEvery) await touch(session.id, now);
  return found;
}

export async function endSession(token: string): Promise<void> {
  await write((tx) => tx.delete(sessions).where(eq(sessions.tokenHash, hashToken(token))));
}

/** The browsers a member is signed in with, the latest first. */
export async function listSessions(
  member: Member,
  token: string,
  now = new Date(),
): Promise<OpenSession[]> {
  const rows = await reader
    .select({
      id: sessions.id,
      createdAt: sessions.createdAt,
      lastSeenAt: sessions.lastSeenAt,
      tokenHash: sessions.tokenHash,
    })
    .from(sessions)
    .where(and(eq(sessions.memberId, member.id), isOpen(now)))
    .orderBy(desc(sessions.lastSeenAt), desc(sessions.id));
  const own = hashToken(token);
  return rows.map(({ tokenHash, ...row }) => ({ ...row, isThisOne: tokenHash === own }));
}

/** Ends one of the member's own sessions; another's is as good as missing. */
export async function endSessionOf(member: Member, sessionId: number): Promise<void> {
  await write((tx) =>
    tx.delete(sessions).where(and(eq(sessions.id, sessionId), eq(sessions.memberId, member.id))),
  );
}

export async function endOtherSessions(member: Member, token: string): Promise<void> {
  await write((tx) =>
    tx
      .delete(sessions)
      .where(and(eq(sessions.memberId, member.id), ne(sessions.tokenHash, hashToken(token)))),
  );
}

/**
 * Part of every change to what a member may do, so that the next request with an old session is
 * refused, and so is what was signed for them before.
 */
export async function endAllSessions(tx: Transaction, memberId: number): Promise<void> {
  await tx.delete(sessions).where(eq(sessions.memberId, memberId));
  await tx
    .update(members)
    .set({ rightsVersion: sql`${members.rightsVersion} + 1` })
    .where(eq(members.id, memberId));
}

function isOpen(now: Date): ReturnType<typeof and> {
  return and(gt(sessions.expiresAt, now), gt(sessions.lastSeenAt, idleSince(now)));
}

function isOver(now: Date): ReturnType<typeof or> {
  return or(lte(sessions.expiresAt, now), lte(sessions.lastSeenAt, idleSince(now)));
}

function idleSince(now: Date): Date {
  return new Date(now.getTime() - idleMax);
}

async function touch(id: number, now: Date): Promise<void> {
  try {
    await write((tx) => tx.update(sessions).set({ lastSeenAt: now }).where(eq(sessions.id, id)));
  } catch (error) {
    // Reading goes on while nothing can be saved; the session is only a little closer to idle.
    console.warn("A session's last use was not saved.", error);
  }
}
