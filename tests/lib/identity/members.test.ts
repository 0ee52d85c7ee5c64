import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { members, sessions } from "#db/schema/identity.ts";
import { authors } from "#db/schema/posts.ts";
import { addMember } from "#lib/identity/add-member.ts";
import { changeRole } from "#lib/identity/change-role.ts";
import { memberCommand } from "#lib/identity/command.ts";
import { disableMember, enableMember } from "#lib/identity/disable-member.ts";
import { asAuthor, asModerator, asOwner, findMember } from "#lib/identity/roles.ts";
import { aMember, anOwner } from "#tests/support/members.ts";

const password = "correct horse battery staple";

beforeEach(async () => {
  await write(async (tx) => {
    await tx.delete(sessions);
    await tx.update(members).set({ disabledBy: null });
    await tx.delete(authors);
    await tx.delete(members);
  });
});

test("an owner may do everything, an author write, a moderator moderate", async () => {
  const may = async (role: "owner" | "author" | "moderator"): Promise<boolean[]> => {
    const member = await aMember({ role });
    return [asOwner(member), asAuthor(member), asModerator(member)].map(Boolean);
  };

  expect(await may("owner")).toEqual([true, true, true]);
  expect(await may("author")).toEqual([false, true, false]);
  expect(await may("moderator")).toEqual([false, false, true]);
});

test("owners and authors get a byline with an address of its own, moderators none", async () => {
  await aMember({ role: "author", name: "Ana Müller" });
  await aMember({ role: "owner", name: "Ana Muller" });
  await aMember({ role: "moderator", name: "Ana Miller" });

  const rows = await reader.select({ slug: authors.slug }).from(authors);

  expect(rows.map((row) => row.slug)).toEqual(["ana-muller", "ana-muller-2"]);
});

test("a moderator who becomes an author gets a byline, and keeps it", async () => {
  const owner = await anOwner();
  const member = await aMember({ role: "moderator" });
  const bylines = (): Promise<unknown[]> =>
    reader.select({ id: authors.id }).from(authors).where(eq(authors.memberId, member.id)).all();

  await changeRole({ memberId: member.id, role: "author" }, owner);
  expect(await bylines()).toHaveLength(1);

  await changeRole({ memberId: member.id, role: "moderator" }, owner);
  await changeRole({ memberId: member.id, role: "author" }, owner);
  expect(await bylines()).toHaveLength(1);
});

test("an address is given to one member, however it is written", async () => {
  await addMember({ email: "ana@example.org", name: "Ana", password, role: "author" });

  const again = await addMember({
    email: "ANA@example.org",
    name: "Eve",
    password,
    role: "moderator",
  });

  expect(again).toEqual({ outcome: "taken" });
});

test("everything wrong with a new member is said at once", async () => {
  const addition = await addMember({ email: "ana", name: " ", password: "short", role: "author" });

  expect(addition).toMatchObject({
    outcome: "problems",
    problems: [
      { field: "name", message: "Enter a name" },
      { field: "email", message: "Enter an e-mail address in the format name@example.org" },
      { field: "password", message: "Enter a password of 12 characters or more" },
    ],
  });
});

test("a password of 200 characters is taken and one of 201 is not", async () => {
  const add = (length: number): ReturnType<typeof addMember> =>
    addMember({
      email: `a${length}@example.org`,
      name: "Ana",
      password: "😀".repeat(length),
      role: "author",
    });

  expect((await add(200)).outcome).toBe("added");
  expect(await add(201)).toMatchObject({
    problems: [{ message: "Password must be 200 characters or fewer. Yours has 201." }],
  });
});

test("a site keeps one owner", async () => {
  const owner = await anOwner();

  expect(await changeRole({ memberId: owner.id, role: "author" }, owner)).toEqual({
    outcome: "last-owner",
  });
  expect(await disableMember(owner.id, owner)).toEqual({ outcome: "last-owner" });
  expect(await findMember(owner.id)).toMatchObject({ role: "owner" });
});

test("of two owners who leave at the same moment, one stays", async () => {
  const [one, other] = [await anOwner(), await anOwner()];

  const outcomes = await Promise.all([disableMember(one.id, one), disableMember(other.id, other)]);

  expect(outcomes.map(({ outcome }) => outcome).sort()).toEqual(["disabled", "last-owner"]);
});

test("a disabled owner does not count as the one a site needs", async () => {
  const [one, other] = [await anOwner(), await anOwner()];
  await disableMember(other.id, one);

  expect(await disableMember(one.id, one)).toEqual({ outcome: "last-owner" });
});

test("a disabled member can be let in again", async () => {
  const owner = await anOwner();
  const member = await aMember();
  await disableMember(member.id, owner);

  await enableMember(member.id, owner);

  expect(await findMember(member.id)).toMatchObject({ id: member.id });
});

test("the member command adds and lists", async () => {
  expect(
    await run("add", "--email", "ana@example.org", "--name", "Ana", "--role", "author"),
  ).toEqual({ code: 2, said: expect.stringContaining("Missing: --password-stdin.") as string });
  const add = ["add", "--email", "ana@example.org", "--name", "Ana", "--role"];
  expect((await run(...add, "king", "--password", password)).code).toBe(2);
  expect((await run(...add, "author", "--password", "short")).code).toBe(1);
  expect(await run(...add, "author", "--password", password)).toEqual({
    code: 0,
    said: "Added ana@example.org as author.",
  });
  expect((await run(...add, "author", "--password", password)).code).toBe(1);
  expect((await run("list")).said).toBe("ana@example.org\tauthor\tAna");
  expect((await run("disable", "--email", "ANA@example.org")).code).toBe(0);
  expect((await run("list")).said).toBe("ana@example.org\tauthor\tAna\tdisabled");
  expect((await run("enable", "--email", "ana@example.org")).code).toBe(0);
  expect((await run("disable", "--email", "nobody@example.org")).code).toBe(1);
  expect((await run("dance")).code).toBe(2);
  expect((await run("--bogus")).code).toBe(2);
  expect((await run("--help")).code).toBe(0);
});

async function run(...args: string[]): Promise<{ code: number; said: string }> {
  const lines: string[] = [];
  const code = await memberCommand(args, (line) => lines.push(line));
  return { code, said: lines.join("\n") };
}
