import { asc } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { members } from "#db/schema/identity.ts";
import type { Owner, Role } from "./roles.ts";

export type ListedMember = {
  id: number;
  name: string;
  email: string;
  role: Role;
  createdAt: Date;
  disabledAt: Date | null;
};

/** Everyone who signs in or once did, in the order in which they came. */
export async function listMembers(_owner: Owner): Promise<ListedMember[]> {
  return selectMembers();
}

/** For the operator, whose authority is the machine itself. */
export async function listMembersForOperator(): Promise<ListedMember[]> {
  return selectMembers();
}

function selectMembers(): Promise<ListedMember[]> {
  return reader
    .select({
      id: members.id,
      name: members.name,
      email: members.email,
      role: members.role,
      createdAt: members.createdAt,
      disabledAt: members.disabledAt,
    })
    .from(members)
    .orderBy(asc(members.id));
}
