import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { members, sessions } from "#db/schema/identity.ts";
import { decisions } from "#db/schema/moderation.ts";
import { decisionPage } from "#lib/comments/decision-link.ts";
import { changeRole } from "#lib/identity/change-role.ts";
import { disableMember, enableMember } from "#lib/identity/disable-member.ts";
import { endAllSessions } from "#lib/identity/sessions.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { decideFromMail, findMailed } from "#lib/moderation/decide-from-mail.ts";
import { aComment, aPost } from "#tests/support/conversation.ts";
import { readEveryTable } from "#tests/support/every-table.ts";
import { decideOn } from "#tests/support/mailing.ts";
import { aModerator, anOwner } from "#tests/support/members.ts";

const now = new Date("2026-06-01T14:02:00Z");
const later = (hours: number): Date => new Date(+now + hours * 60 * 60_000);
const approve = { action: "approve" } as const;

let ana: Moderator;
beforeEach(async () => {
  ana = await aModerator("Ana");
});

test("the link shows the comment to whom it was mailed, and looking changes nothing (A03)", async () => {
  const { token, id } = await aMailedComment();
  const before = await readEveryTable();

  const found = await findMailed(token, now);

  expect(found).toMatchObject({ state: "open", moderator: { id: ana.id }, opened: { id } });
  expect(await readEveryTable()).toEqual(before);
});

test("it decides once, as its moderator, and then says what was decided and by whom", async () => {
  const { token, id } = await aMailedComment();

  expect(await decideFromMail(token, approve, now)).toMatchObject({ outcome: "decided" });
  const again = await decideFromMail(token, { action: "spam" }, later(1));

  const decision = { by: "Ana", action: "approve", isFromMail: true };
  expect(again).toMatchObject({ state: "decided", decision });
  expect(await statusOf(id)).toBe("approved");
  // A replay leaves no row, so that it cannot fill the log either.
  expect(await reader.$count(decisions, eq(decisions.commentId, id))).toBe(1);
  expect(await reader.$count(sessions)).toBe(0);
});

test("pressed twice at once, it decides once", async () => {
  const { token, id } = await aMailedComment();

  await Promise.all([
    decideFromMail(token, approve, now),
    decideFromMail(token, { action: "reject" }, now),
  ]);

  const rows = await reader.select().from(decisions).where(eq(decisions.commentId, id));
  expect(rows.filter(({ outcome }) => outcome === "applied")).toHaveLength(1);
});

test("whoever was faster is named, and the mailed text is the only one that is decided about", async () => {
  const bo = await aModerator("Bo");
  const decided = await aMailedComment();
  const edited = await aMailedComment();
  const withdrawn = await aMailedComment();
  await decideOn(decided.id, "reject", bo, now);
  await write((tx) =>
    tx.update(comments).set({ body: "Another.", version: 2 }).where(eq(comments.id, edited.id)),
  );
  await write((tx) =>
    tx.update(comments).set({ withdrawnAt: now }).where(eq(comments.id, withdrawn.id)),
  );

  expect(await decideFromMail(decided.token, approve, now)).toMatchObject({
    state: "decided",
    decision: { by: "Bo", action: "reject", isFromMail: false },
  });
  for (const { token } of [edited, withdrawn]) {
    expect(await decideFromMail(token, approve, now)).toEqual({ state: "changed" });
  }
  expect(await statusOf(edited.id)).toBe("pending");
});

test("it is good for three days", async () => {
  const { token, id } = await aMailedComment();

  expect(await findMailed(token, new Date(+later(72) - 1))).toMatchObject({ state: "open" });
  expect(await decideFromMail(token, approve, later(72))).toEqual({ state: "expired" });

  expect(await statusOf(id)).toBe("pending");
});

test("another moderator, comment, version or time cannot be written into it", async () => {
  const { token, id } = await aMailedComment();
  const bo = await aModerator("Bo");
  const other = await aComment({ postId: await aPost(), status: "pending" });
  const [member, , version, expires, ...signature] = token.split("-");
  const with_ = (...parts: unknown[]): string => [...parts, ...signature].join("-");

  for (const altered of [
    with_(bo.id, id, version, expires),
    with_(member, other, version, expires),
    with_(member, id, 2, expires),
    with_(member, id, version, Number(expires) + 1),
    token.slice(0, -1),
    `${token}A`,
    with_(member, id, version, expires).toUpperCase(),
    "1-1-1-1-guessed",
    "",
  ]) {
    expect([altered, await decideFromMail(altered, approve, now)]).toEqual([altered, undefined]);
  }
});

test.each<[string, (owner: Awaited<ReturnType<typeof anOwner>>) => Promise<unknown>]>([
  ["a lowered role", (owner) => changeRole({ memberId: ana.id, role: "author" }, owner)],
  [
    "a role that was taken and given back",
    async (owner) => {
      await changeRole({ memberId: ana.id, role: "author" }, owner);
      await changeRole({ memberId: ana.id, role: "moderator" }, owner);
    },
  ],
  ["a disabled account", (owner) => disableMember(ana.id, owner)],
  [
    "an account that was disabled and enabled",
    async (owner) => {
      await disableMember(ana.id, owner);
      await enableMember(ana.id, owner);
    },
  ],
  // What changing a password does, besides the hash.
  ["whatever ends every session", () => write((tx) => endAllSessions(tx, ana.id))],
  [
    "a role that is gone in the table alone",
    () => write((tx) => tx.update(members).set({ role: "author" }).where(eq(members.id, ana.id))),
  ],
])("%s takes the link with it", async (_, change) => {
  const { token, id } = await aMailedComment();

  await change(await anOwner());

  expect(await findMailed(token, now)).toBeUndefined();
  expect(await decideFromMail(token, approve, now)).toBeUndefined();
  expect(await statusOf(id)).toBe("pending");
});

async function aMailedComment(): Promise<{ id: number; token: string }> {
  const id = await aComment({ postId: await aPost(), status: "pending" });
  const row = await reader.select().from(members).where(eq(members.id, ana.id)).get();
  const link = { memberId: ana.id, commentId: id, version: 1 };
  const { pathname } = decisionPage(link, row?.rightsVersion ?? 0, now);
  return { id, token: pathname.replace("/decide/", "") };
}

async function statusOf(id: number): Promise<string | undefined> {
  const row = await reader.select().from(comments).where(eq(comments.id, id)).get();
  return row?.status;
}
