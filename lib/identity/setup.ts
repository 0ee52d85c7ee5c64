import { and, count, eq, isNull } from "drizzle-orm";
import { reader, write, type Reader, type Transaction } from "#db/client.ts";
import { members, setupLinks } from "#db/schema/identity.ts";
import { readPublication, storePublication } from "#lib/settings/publication.ts";
import { wordsIn, type Words } from "#lib/words/words.ts";
import { readNewMember, storeMember, type NewMember } from "./add-member.ts";
import { hashPassword } from "./password.ts";
import type { Problem } from "./problem.ts";
import { hashToken, newToken } from "./token.ts";

export const titleLengthMax = 200;
export const taglineLengthMax = 300;

export type SetupForm = Omit<NewMember, "role"> & { title: string; tagline: string };
export type Setup =
  | { outcome: "done"; memberId: number }
  | { outcome: "gone" }
  | { outcome: "problems"; problems: Problem[] };

/**
 * A fresh one-time token for the link with which the owner's account is made, or undefined when
 * there is an owner. The newest token is the only one that works.
 */
export async function offerSetup(now = new Date()): Promise<string | undefined> {
  return write(async (tx) => {
    if (await hasOwner(tx)) return undefined;
    const token = newToken();
    await tx.delete(setupLinks);
    await tx.insert(setupLinks).values({ tokenHash: hashToken(token), createdAt: now });
    return token;
  });
}

/** Whether the token still opens the set-up page. */
export async function isSetupOpen(token: unknown): Promise<boolean> {
  if (typeof token !== "string") return false;
  return (await isOffered(reader, token)) && !(await hasOwner(reader));
}

/** Names the publication and makes its owner. Of two who press at the same moment, one does. */
export async function completeSetup(
  token: string,
  form: SetupForm,
  now = new Date(),
): Promise<Setup> {
  if (!(await isSetupOpen(token))) return { outcome: "gone" };
  const known = await readPublication();
  const { account } = wordsIn(known.language);
  const { email, name, problems } = readNewMember(form, account);
  const publication = { title: form.title.trim(), tagline: form.tagline.trim() };
  const all = [...publicationProblems(publication, account.setup), ...problems];
  if (all.length > 0) return { outcome: "problems", problems: all };

  const passwordHash = await hashPassword(form.password);
  return write(async (tx) => {
    if (!(await isOffered(tx, token)) || (await hasOwner(tx))) return { outcome: "gone" };
    await tx
      .update(setupLinks)
      .set({ usedAt: now })
      .where(eq(setupLinks.tokenHash, hashToken(token)));
    await storePublication(tx, { ...known, ...publication }, now);
    const memberId = await storeMember(tx, { email, name, role: "owner", passwordHash }, now);
    return { outcome: "done", memberId };
  });
}

function publicationProblems(
  { title, tagline }: { title: string; tagline: string },
  words: Words["account"]["setup"],
): Problem[] {
  const problems: Problem[] = [];
  if (!title) problems.push({ field: "title", message: words.publication.missing });
  if (title.length > titleLengthMax) {
    const message = words.publication.tooLong(titleLengthMax, title.length);
    problems.push({ field: "title", message });
  }
  if (tagline.length > taglineLengthMax) {
    const message = words.tagline.tooLong(taglineLengthMax, tagline.length);
    problems.push({ field: "tagline", message });
  }
  return problems;
}

async function isOffered(from: Reader | Transaction, token: string): Promise<boolean> {
  const row = await from
    .select({ createdAt: setupLinks.createdAt })
    .from(setupLinks)
    .where(and(eq(setupLinks.tokenHash, hashToken(token)), isNull(setupLinks.usedAt)))
    .get();
  return row !== undefined;
}

/** A disabled owner counts: a site is set up once. */
async function hasOwner(from: Reader | Transaction): Promise<boolean> {
  const row = await from
    .select({ owners: count() })
    .from(members)
    .where(eq(members.role, "owner"))
    .get();
  return (row?.owners ?? 0) > 0;
}
