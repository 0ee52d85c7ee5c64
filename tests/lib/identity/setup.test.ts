import { expect, test } from "vitest";
import { reader } from "#db/client.ts";
import { members, setupLinks } from "#db/schema/identity.ts";
import { authors } from "#db/schema/posts.ts";
import { completeSetup, isSetupOpen, offerSetup } from "#lib/identity/setup.ts";
import { readPublication } from "#lib/settings/publication.ts";

const form = {
  title: "The Example",
  tagline: "",
  name: "Olga",
  email: "olga@example.org",
  password: "correct horse battery staple",
};

/** One story in order: a site is set up once. */
test("the newest set-up link makes one owner, once, and is then gone", async () => {
  const older = (await offerSetup()) ?? "";
  const token = (await offerSetup()) ?? "";
  expect(await isSetupOpen(older)).toBe(false);
  expect(await isSetupOpen(token)).toBe(true);
  expect(JSON.stringify(await reader.select().from(setupLinks))).not.toContain(token);

  const refused = await completeSetup(token, { ...form, title: "", password: "short" });
  expect(refused).toMatchObject({
    outcome: "problems",
    problems: [{ field: "title" }, { field: "password" }],
  });
  expect(await completeSetup(older, form)).toEqual({ outcome: "gone" });

  const race = await Promise.all([
    completeSetup(token, form),
    completeSetup(token, { ...form, email: "rival@example.org", name: "Rival" }),
  ]);
  expect(race.map((setup) => setup.outcome).sort()).toEqual(["done", "gone"]);
  expect(await reader.select({ role: members.role }).from(members)).toEqual([{ role: "owner" }]);
  expect(await reader.select({ id: authors.id }).from(authors)).toHaveLength(1);
  expect(await readPublication()).toMatchObject({ title: "The Example" });

  expect(await isSetupOpen(token)).toBe(false);
  expect(await completeSetup(token, form)).toEqual({ outcome: "gone" });
  expect(await offerSetup()).toBeUndefined();
});

test.each([undefined, ["a", "b"], "", "made up", 7])(
  "the token %j opens nothing",
  async (token) => {
    expect(await isSetupOpen(token)).toBe(false);
  },
);
