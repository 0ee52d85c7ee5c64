import { randomUUID } from "node:crypto";
import { write } from "#db/client.ts";
import { storeMember } from "#lib/identity/add-member.ts";
import {
  asAuthor,
  asModerator,
  asOwner,
  findMember,
  type Author,
  type Member,
  type Moderator,
  type Owner,
  type Role,
} from "#lib/identity/roles.ts";

/** A member who exists but cannot sign in with a password, which would cost every test a hash. */
export async function aMember({
  role = "author",
  name = "Ana",
  email = `${randomUUID()}@example.org`,
}: { role?: Role; name?: string; email?: string } = {}): Promise<Member> {
  const id = await write((tx) =>
    storeMember(tx, { email, name, role, passwordHash: "" }, new Date()),
  );
  return proven(await findMember(id));
}

export async function aModerator(name = "Mo"): Promise<Moderator> {
  return proven(asModerator(await aMember({ role: "moderator", name })));
}

export async function anAuthor(name = "Ana"): Promise<Author> {
  return proven(asAuthor(await aMember({ role: "author", name })));
}

export async function anOwner(name = "Olga"): Promise<Owner> {
  return proven(asOwner(await aMember({ role: "owner", name })));
}

function proven<Proof>(proof: Proof | undefined): Proof {
  if (!proof) throw new Error("The member was not made.");
  return proof;
}
