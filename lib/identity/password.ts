import { hash, verify } from "@node-rs/argon2";
import type { Words } from "#lib/words/words.ts";

export const passwordLengthMin = 12;
export const passwordLengthMax = 200;

const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** What is wrong with a new password, as a sentence; undefined when nothing is. */
export function passwordProblem(
  password: string,
  words: Words["account"]["password"],
): string | undefined {
  const length = [...password.normalize("NFC")].length;
  if (length < passwordLengthMin) return words.tooShort(passwordLengthMin);
  if (length > passwordLengthMax) return words.tooLong(passwordLengthMax, length);
  return undefined;
}

/** Argon2id. Takes tens of milliseconds and 19 MB: never call it inside a transaction. */
export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize("NFC"), cost);
}

/**
 * Whether this is the password. Without a hash (no such member, or one who cannot sign in) the same
 * work is done on a dummy, so that the time it takes says nothing about who is a member.
 */
export async function isPassword(
  passwordHash: string | null | undefined,
  password: string,
): Promise<boolean> {
  const isRight = await verify(passwordHash ?? (await dummyHash()), password.normalize("NFC"));
  return isRight && Boolean(passwordHash);
}

let dummy: Promise<string> | undefined;

function dummyHash(): Promise<string> {
  return (dummy ??= hashPassword("nobody's password"));
}
