import { createHash } from "node:crypto";
import { sign } from "#lib/config/secret.ts";
import { readRuleSettings } from "#lib/settings/rule-settings.ts";

/** So many answers, each of them found in 2 to the power of so many digests on average. */
export const answers = 16;
export const bits = 10;

const dayMs = 24 * 60 * 60_000;

/** For the form under a post; undefined where the owner asks for no work. */
export async function findChallenge(post: { id: number }): Promise<string | undefined> {
  const { isOn } = await readRuleSettings();
  return isOn.unproven ? proofChallenge(post.id) : undefined;
}

/**
 * What a form asks a browser to work on. A page is printed once for everyone, so it is the same for all
 * of a day's forms under a post; each look at a page adds the key of its own form.
 */
export function proofChallenge(postId: number, now = new Date()): string {
  const day = now.toISOString().slice(0, 10);
  const mark = sign("proof of work", `${postId} ${day}`).slice(0, 22);
  return `${answers}.${bits}.${day}.${mark}`;
}

/** A page may be from before midnight, and lie open a while. */
export function isProven(
  { postId, formKey, proof }: { postId: number; formKey: string | null; proof: string },
  now = new Date(),
): boolean {
  const numbers = proof.split(".");
  if (!formKey || numbers.length !== answers) return false;
  const days = [now, new Date(+now - dayMs)];
  return days.some((day) => {
    const challenge = proofChallenge(postId, day);
    return numbers.every((number, place) => isAnswer(`${challenge} ${formKey} ${place} `, number));
  });
}

function isAnswer(beginning: string, number: string): boolean {
  if (!/^\d{1,15}$/.test(number)) return false;
  const digest = createHash("sha256")
    .update(beginning + number)
    .digest();
  return digest.readUInt32BE(0) >>> (32 - bits) === 0;
}
