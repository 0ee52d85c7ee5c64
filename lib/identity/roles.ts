import { and, eq, inArray, isNull, type SQL } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { members, roles } from "#db/schema/identity.ts";

export type Role = (typeof roles)[number];
export const memberRoles: readonly Role[] = roles;

declare const rights: unique symbol;
type May<Right extends string> = { readonly [rights]: { readonly [key in Right]: true } };

/**
 * Someone who signs in and is not disabled, as the database has them now. These types are proofs:
 * a function that asks for one cannot be called without it, and nothing else makes one.
 */
export type Member = { id: number; name: string; email: string; role: Role } & May<"signIn">;
/** May decide what becomes of comments: moderators and owners. */
export type Moderator = Member & May<"moderate">;
/** May write posts: authors and owners. */
export type Author = Member & May<"write">;
/** May do everything: settings, people, and what moderators and authors may. */
export type Owner = Moderator & Author & May<"own">;

/** Reads the member afresh, so that a lowered role or a disabled account counts from the next request. */
export async function findMember(id: number): Promise<Member | undefined> {
  const row = await reader
    .select({ id: members.id, name: members.name, email: members.email, role: members.role })
    .from(members)
    .where(and(eq(members.id, id), isNull(members.disabledAt)))
    .get();
  return row as Member | undefined;
}

/** Everyone who is a moderator as they are now, for a query over `members`. */
export function mayDecide(): SQL | undefined {
  return and(inArray(members.role, ["owner", "moderator"]), isNull(members.disabledAt));
}

export function asModerator(member: Member): Moderator | undefined {
  return member.role === "author" ? undefined : (member as Moderator);
}

export function asAuthor(member: Member): Author | undefined {
  return member.role === "moderator" ? undefined : (member as Author);
}

export function asOwner(member: Member): Owner | undefined {
  return member.role === "owner" ? (member as Owner) : undefined;
}
