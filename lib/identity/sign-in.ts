import { and, eq, isNull } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { members } from "#db/schema/identity.ts";
import { readPublication } from "#lib/settings/publication.ts";
import { timeIn } from "#lib/words/dates.ts";
import { wordsIn } from "#lib/words/words.ts";
import { readEmail } from "./email.ts";
import { recogniseBrowser } from "./known-browser.ts";
import { isPassword, passwordLengthMax } from "./password.ts";
import { countTry, forgetTry, signInLimits } from "./sign-in-limits.ts";

export type Credentials = { email: unknown; password: unknown };
export type Caller = { network: string; browserMark: string | undefined };
export type SignIn =
  | { outcome: "right"; memberId: number; email: string }
  | { outcome: "wrong" }
  | { outcome: "limited"; until: Date };

/**
 * Checks an e-mail address and password. An address that belongs to nobody, to a disabled member or
 * to nobody's idea of an address goes the same way as a known one: same words, same limits, same work.
 */
export async function checkCredentials(
  credentials: Credentials,
  caller: Caller,
  now = new Date(),
): Promise<SignIn> {
  const typed = typeof credentials.email === "string" ? credentials.email.slice(0, 1000) : "";
  const email = readEmail(typed) ?? typed.trim().toLowerCase();
  const password = typeof credentials.password === "string" ? credentials.password : "";

  const browser = recogniseBrowser(caller.browserMark, email);
  const attempt = await countTry(signInLimits(email, caller.network, browser), now);
  if (attempt.outcome === "limited") return attempt;

  const member = await findSignIn(email);
  // Cut, so that a megabyte costs no more than a password; no stored one is longer.
  const isRight = await isPassword(member?.passwordHash, password.slice(0, passwordLengthMax * 4));
  if (!member || !isRight) return { outcome: "wrong" };

  await forgetTry(attempt.ids);
  return { outcome: "right", memberId: member.id, email };
}

/** Said to everyone who has tried too often, in the publication's own language and time. */
export async function tooManyTries(until: Date): Promise<string> {
  const home = await readPublication();
  // Rounded up: at the minute that is named, the next try is really allowed.
  const minute = new Date(Math.ceil(until.getTime() / 60_000) * 60_000);
  return wordsIn(home.language).account.signIn.limited(timeIn(home, minute));
}

async function findSignIn(
  email: string,
): Promise<{ id: number; passwordHash: string | null } | undefined> {
  return reader
    .select({ id: members.id, passwordHash: members.passwordHash })
    .from(members)
    .where(and(eq(members.email, email), isNull(members.disabledAt)))
    .get();
}
