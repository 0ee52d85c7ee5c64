import { eq } from "drizzle-orm";
import { reader, write } from "#db/client.ts";
import { members } from "#db/schema/identity.ts";
import { wordsIn } from "#lib/words/words.ts";
import { hashPassword, isPassword, passwordProblem } from "./password.ts";
import type { Problem } from "./problem.ts";
import type { Member } from "./roles.ts";
import { endAllSessions } from "./sessions.ts";
import { countTry, forgetTry } from "./sign-in-limits.ts";

export type PasswordChange =
  | { outcome: "changed" }
  | { outcome: "problems"; problems: Problem[] }
  | { outcome: "limited"; until: Date };

/** Replaces a member's password and ends every session they have, this one too. */
export async function changePassword(
  { current, wanted }: { current: string; wanted: string },
  member: Member,
  now = new Date(),
): Promise<PasswordChange> {
  const problem = passwordProblem(wanted, wordsIn("en").account.password);
  if (problem) return { outcome: "problems", problems: [{ field: "wanted", message: problem }] };

  // A borrowed session must not be a place to guess the password without end.
  const attempt = await countTry([{ key: `password of member ${member.id}`, max: 5 }], now);
  if (attempt.outcome === "limited") return attempt;
  if (!(await isPassword(await readHash(member), current))) {
    const message = "Enter the password you have now; this is another one";
    return { outcome: "problems", problems: [{ field: "current", message }] };
  }
  await forgetTry(attempt.ids);

  const passwordHash = await hashPassword(wanted);
  await write(async (tx) => {
    await tx.update(members).set({ passwordHash }).where(eq(members.id, member.id));
    await endAllSessions(tx, member.id);
  });
  return { outcome: "changed" };
}

async function readHash(member: Member): Promise<string | null | undefined> {
  const row = await reader
    .select({ passwordHash: members.passwordHash })
    .from(members)
    .where(eq(members.id, member.id))
    .get();
  return row?.passwordHash;
}
