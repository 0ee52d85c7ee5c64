import { beforeEach, expect, test } from "vitest";
import { write } from "#db/client.ts";
import { members, sessions, signInFailures } from "#db/schema/identity.ts";
import { addMember } from "#lib/identity/add-member.ts";
import { markBrowser } from "#lib/identity/known-browser.ts";
import { timeIn } from "#lib/words/dates.ts";
import { checkCredentials, tooManyTries, type SignIn } from "#lib/identity/sign-in.ts";

const password = "correct horse battery staple";
const email = "ana@example.org";
const now = new Date("2026-11-23T14:05:10Z");

beforeEach(async () => {
  await write(async (tx) => {
    await tx.delete(sessions);
    await tx.delete(signInFailures);
    await tx.delete(members);
  });
  await addMember({ email, name: "Ana", password, role: "author" });
});

test("the right password is recognised, however the address is written", async () => {
  const signIn = await attempt({ email: "  ANA＠Example.org ", password });

  expect(signIn).toMatchObject({ outcome: "right", email });
});

test("a password is the same in any normal form", async () => {
  await addMember({
    email: "zoë@example.org",
    name: "Zoë",
    password: "café café café".normalize("NFC"),
    role: "author",
  });

  const signIn = await attempt({
    email: "zoë@example.org",
    password: "café café café".normalize("NFD"),
  });

  expect(signIn.outcome).toBe("right");
});

test.each([
  ["a wrong password", { email, password: "wrong horse battery staple" }],
  ["an unknown address", { email: "nobody@example.org", password }],
  ["no address", { email: "not an address", password }],
  ["two addresses", { email: `${email},nobody@example.org`, password }],
  ["no password", { email, password: "" }],
  ["a list for a password", { email, password: [password] }],
  ["an object for an address", { email: { email }, password }],
  ["a megabyte of password", { email, password: "x".repeat(1_000_000) }],
  ["a NUL in the address", { email: `${email}\u0000`, password }],
])("%s is answered as wrong, and no more is said", async (_, credentials) => {
  expect(await attempt(credentials)).toEqual({ outcome: "wrong" });
});

test("a disabled member's right password is answered as wrong", async () => {
  await write((tx) => tx.update(members).set({ disabledAt: now }));

  expect(await attempt({ email, password })).toEqual({ outcome: "wrong" });
});

test.each([email, "nobody@example.org"])(
  "the sixth try for %s from one network is refused, known or unknown, until the first is old",
  async (tried) => {
    for (const minute of [0, 1, 2, 3, 4])
      await attempt({ email: tried, password: "wrong" }, minute);

    expect(await attempt({ email: tried, password }, 5)).toEqual({
      outcome: "limited",
      until: new Date("2026-11-23T14:20:10Z"),
    });
    expect((await attempt({ email: tried, password }, 16)).outcome).not.toBe("limited");
  },
);

test("a refusal names a minute at which the next try is allowed", async () => {
  expect(await tooManyTries(new Date("2026-11-23T14:19:10Z"))).toBe(
    `Too many tries. Try again at ${timeIn({ language: "en", timeZone: "UTC" }, new Date("2026-11-23T14:20:00Z"))}.`,
  );
});

test("a hundred tries at once get no further than five in a row", async () => {
  const tries = Array.from({ length: 100 }, (_, number) =>
    attempt({ email, password: `wrong ${number}` }),
  );

  const outcomes = (await Promise.all(tries)).map((signIn) => signIn.outcome);

  expect(outcomes.filter((outcome) => outcome === "wrong")).toHaveLength(5);
  expect(outcomes.filter((outcome) => outcome === "limited")).toHaveLength(95);
});

test("one password tried on many accounts is refused after twenty", async () => {
  for (let number = 0; number < 20; number += 1) {
    const somebody = `somebody-${number}@example.org`;
    expect((await attempt({ email: somebody, password: "wrong" })).outcome).toBe("wrong");
  }

  expect(await attempt({ email: "another@example.org", password: "wrong" })).toMatchObject({
    outcome: "limited",
  });
});

test("while strangers guess, the owner signs in from another network", async () => {
  for (let number = 0; number < 6; number += 1) await attempt({ email, password: "wrong" });

  expect(await attempt({ email, password }, 0, { network: "198.51.100.7" })).toMatchObject({
    outcome: "right",
  });
});

test("guessing from ever new networks is refused, except in a browser the owner has used", async () => {
  for (let number = 0; number < 50; number += 1) {
    await attempt({ email, password: "wrong" }, 0, { network: `203.0.113.${number}` });
  }

  const stranger = await attempt({ email, password }, 0, { network: "198.51.100.7" });
  const owner = await attempt({ email, password }, 0, { browserMark: markBrowser(email) });

  expect(stranger.outcome).toBe("limited");
  expect(owner.outcome).toBe("right");
});

test("a mark from one account, or a forged one, opens no tries on another", async () => {
  for (let number = 0; number < 5; number += 1) await attempt({ email, password: "wrong" });

  for (const browserMark of [markBrowser("eve@example.org"), "made-up.signature", "", "."]) {
    expect((await attempt({ email, password }, 0, { browserMark })).outcome).toBe("limited");
  }
});

test("an unknown address takes as much work as a known one", async () => {
  const millisecondsFor = async (tried: string): Promise<number> => {
    const start = performance.now();
    await attempt({ email: tried, password: "wrong" });
    return performance.now() - start;
  };
  await millisecondsFor("warm-up@example.org");

  const known = await millisecondsFor(email);
  const unknown = await millisecondsFor("nobody@example.org");

  // Without the dummy it is hundreds of times less; the rest is what a busy machine adds.
  expect(unknown).toBeGreaterThan(known / 8);
});

test("a successful sign-in uses up nothing", async () => {
  for (let number = 0; number < 8; number += 1) {
    expect((await attempt({ email, password })).outcome).toBe("right");
  }
});

function attempt(
  credentials: { email: unknown; password: unknown },
  minutes = 0,
  caller: { network?: string; browserMark?: string } = {},
): Promise<SignIn> {
  const { network = "192.0.2.1", browserMark } = caller;
  return checkCredentials(
    credentials,
    { network, browserMark },
    new Date(now.getTime() + minutes * 60_000),
  );
}
