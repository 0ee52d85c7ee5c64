import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { reader } from "#db/client.ts";
import { sessions } from "#db/schema/identity.ts";
import { changePassword } from "#lib/identity/change-password.ts";
import { addMember } from "#lib/identity/add-member.ts";
import { changeRole } from "#lib/identity/change-role.ts";
import { disableMember } from "#lib/identity/disable-member.ts";
import { findMember } from "#lib/identity/roles.ts";
import {
  endOtherSessions,
  endSession,
  endSessionOf,
  findSession,
  listSessions,
  startSession,
} from "#lib/identity/sessions.ts";
import { aMember, anOwner } from "#tests/support/members.ts";

const hour = 60 * 60 * 1000;
const now = new Date("2026-11-23T08:00:00Z");
const later = (hours: number): Date => new Date(now.getTime() + hours * hour);

test("a session is found by its token, and only a hash of the token is stored", async () => {
  const member = await aMember();

  const token = await startSession(member.id, now);

  expect(await findSession(token, now)).toMatchObject({ memberId: member.id });
  const rows = await reader.select().from(sessions).where(eq(sessions.memberId, member.id));
  expect(JSON.stringify(rows)).not.toContain(token);
});

test("a session used every few hours lasts, and one left idle for 12 hours is over", async () => {
  const member = await aMember();
  const token = await startSession(member.id, now);

  expect(await findSession(token, later(11))).toBeDefined();
  expect(await findSession(token, later(22))).toBeDefined();
  expect(await findSession(token, later(34.1))).toBeUndefined();
});

test("a session in steady use is over after 30 days", async () => {
  const member = await aMember();
  const token = await startSession(member.id, now);

  for (let hours = 10; hours < 30 * 24; hours += 10) await findSession(token, later(hours));

  expect(await findSession(token, later(30 * 24 - 1))).toBeDefined();
  expect(await findSession(token, later(30 * 24))).toBeUndefined();
});

test.each(["", "x", "a".repeat(8192), "%00", "\u0000", "' or 1=1 --"])(
  "a malformed token is nobody's: %j",
  async (token) => {
    expect(await findSession(token, now)).toBeUndefined();
  },
);

test("a role that changes ends the member's sessions", async () => {
  const owner = await anOwner();
  const member = await aMember({ role: "author" });
  const token = await startSession(member.id, now);

  await changeRole({ memberId: member.id, role: "moderator" }, owner, now);

  expect(await findSession(token, now)).toBeUndefined();
  expect(await findMember(member.id)).toMatchObject({ role: "moderator" });
});

test("a member who is disabled has no session and cannot be found as a member", async () => {
  const owner = await anOwner();
  const member = await aMember();
  const token = await startSession(member.id, now);

  await disableMember(member.id, owner, now);

  expect(await findSession(token, now)).toBeUndefined();
  expect(await findMember(member.id)).toBeUndefined();
});

test("a changed password ends every session, and a failed change ends none", async () => {
  const password = "correct horse battery staple";
  const added = await addMember({ email: "p@example.org", name: "P", password, role: "author" });
  const member = await findMember(added.outcome === "added" ? added.memberId : 0);
  if (!member) throw new Error("The member was not added.");
  const tokens = [await startSession(member.id, now), await startSession(member.id, now)];

  const wrong = await changePassword({ current: "wrong", wanted: "another horse" }, member, now);
  expect(wrong).toMatchObject({ outcome: "problems", problems: [{ field: "current" }] });
  for (const token of tokens) expect(await findSession(token, now)).toBeDefined();

  const right = await changePassword({ current: password, wanted: "another horse" }, member, now);
  expect(right.outcome).toBe("changed");
  for (const token of tokens) expect(await findSession(token, now)).toBeUndefined();
});

test("signing out ends one session; ending the others keeps this one", async () => {
  const member = await aMember();
  const [here, there, elsewhere] = [
    await startSession(member.id, now),
    await startSession(member.id, now),
    await startSession(member.id, now),
  ];

  await endSession(elsewhere);
  expect(await listSessions(member, here, now)).toHaveLength(2);

  await endOtherSessions(member, here);
  expect(await findSession(there, now)).toBeUndefined();
  expect(await listSessions(member, here, now)).toMatchObject([{ isThisOne: true }]);
});

test("a member ends no session of another", async () => {
  const [ana, eve] = [await aMember(), await aMember()];
  const token = await startSession(ana.id, now);
  const session = await findSession(token, now);

  await endSessionOf(eve, session?.id ?? 0);

  expect(await findSession(token, now)).toBeDefined();
});
