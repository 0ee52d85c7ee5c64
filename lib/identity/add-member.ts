import { eq } from "drizzle-orm";
import { write, type Transaction } from "#db/client.ts";
import { members } from "#db/schema/identity.ts";
import { wordsIn, type Words } from "#lib/words/words.ts";
import { createByline } from "./byline.ts";
import { readEmail } from "./email.ts";
import { hashPassword, passwordProblem } from "./password.ts";
import type { Problem } from "./problem.ts";
import type { Role } from "./roles.ts";

export const memberNameLengthMax = 80;

export type NewMember = { email: string; name: string; password: string; role: Role };
export type Addition =
  | { outcome: "added"; memberId: number; email: string }
  | { outcome: "taken" }
  | { outcome: "problems"; problems: Problem[] };

/** Adds someone who may sign in; an owner or author gets a byline with it. */
export async function addMember(wanted: NewMember, now = new Date()): Promise<Addition> {
  const { email, name, problems } = readNewMember(wanted, wordsIn("en").account);
  if (problems.length > 0) return { outcome: "problems", problems };

  const passwordHash = await hashPassword(wanted.password);
  return write(async (tx) => {
    const taken = await tx
      .select({ id: members.id })
      .from(members)
      .where(eq(members.email, email))
      .get();
    if (taken) return { outcome: "taken" };
    const memberId = await storeMember(tx, { email, name, role: wanted.role, passwordHash }, now);
    return { outcome: "added", memberId, email };
  });
}

/** Reads what was typed for a member; everything wrong with it at once. */
export function readNewMember(
  wanted: Omit<NewMember, "role">,
  words: Words["account"],
): { email: string; name: string; problems: Problem[] } {
  const email = readEmail(wanted.email);
  const name = wanted.name.normalize("NFC").trim();
  const problems: Problem[] = [];
  const nameRemedy = nameProblem(name, words.name);
  if (nameRemedy) problems.push({ field: "name", message: nameRemedy });
  if (!email) problems.push({ field: "email", message: words.emailRemedy });
  const passwordRemedy = passwordProblem(wanted.password, words.password);
  if (passwordRemedy) problems.push({ field: "password", message: passwordRemedy });
  return { email: email ?? "", name, problems };
}

/** The part of adding a member that belongs in a transaction; the password is hashed before it. */
export async function storeMember(
  tx: Transaction,
  member: { email: string; name: string; role: Role; passwordHash: string },
  now: Date,
): Promise<number> {
  const [row] = await tx
    .insert(members)
    .values({ ...member, createdAt: now })
    .returning({ id: members.id });
  if (!row) throw new Error("A member was not stored.");
  await createByline(tx, { memberId: row.id, name: member.name, role: member.role }, now);
  return row.id;
}

function nameProblem(name: string, words: Words["account"]["name"]): string | undefined {
  if (!/[\p{L}\p{N}]/u.test(name)) return words.missing;
  if (/[\p{Cc}\p{Cs}]/u.test(name)) return words.unseen;
  const length = [...name].length;
  return length > memberNameLengthMax ? words.tooLong(memberNameLengthMax, length) : undefined;
}
