import { desc, eq, sql, type SQL } from "drizzle-orm";
import { reader } from "#db/client.ts";
import { commentDrafts, comments } from "#db/schema/comments.ts";
import { members } from "#db/schema/identity.ts";
import { addresses } from "#db/schema/mail.ts";
import { readEmail } from "#lib/identity/email.ts";
import type { Owner } from "#lib/identity/roles.ts";
import { exportForOwner, type EverythingAndMore } from "./everything.ts";

/**
 * Names an e-mail address by something that is kept under it: the history of a browser and the log of
 * a server are no place for the address itself.
 */
export type Handle = `${(typeof kinds)[number]}-${number}`;

const kinds = ["comment", "draft", "address"] as const;

/** An address under which something is kept, for an owner who was asked what that is. */
export type Person = {
  handle: Handle;
  email: string;
  isMember: boolean;
  everything: EverythingAndMore;
};

/** Undefined where nothing is kept under what was typed. */
export async function findHandle(_: Owner, typed: string): Promise<Handle | undefined> {
  const email = readEmail(typed);
  if (email === undefined) return undefined;
  for (const kind of kinds) {
    const { table, address } = places[kind];
    const row = await reader
      .select({ id: table.id })
      .from(table)
      .where(sql`${address} = ${email}`)
      .orderBy(desc(table.id))
      .limit(1)
      .get();
    if (row) return `${kind}-${row.id}`;
  }
  return undefined;
}

export async function findPerson(owner: Owner, handle: unknown): Promise<Person | undefined> {
  const read = readHandle(handle);
  const email = read && (await findEmail(read.kind, read.id));
  if (!read || !email) return undefined;
  const member = await reader
    .select({ id: members.id })
    .from(members)
    .where(eq(members.email, email))
    .get();
  return {
    handle: `${read.kind}-${read.id}`,
    email,
    isMember: member !== undefined,
    everything: await exportForOwner(owner, email),
  };
}

const places = {
  comment: { table: comments, address: comments.email },
  draft: { table: commentDrafts, address: sql`lower(trim(${commentDrafts.email}))` },
  address: { table: addresses, address: addresses.email },
} as const;

function readHandle(handle: unknown): { kind: (typeof kinds)[number]; id: number } | undefined {
  const [, name, id] =
    (typeof handle === "string" && /^([a-z]+)-([1-9]\d{0,14})$/.exec(handle)) || [];
  const kind = kinds.find((known) => known === name);
  return kind && { kind, id: Number(id) };
}

async function findEmail(kind: (typeof kinds)[number], id: number): Promise<string | undefined> {
  const { table, address } = places[kind];
  const row = await reader
    .select({ email: sql<string | null>`${address as SQL}` })
    .from(table)
    .where(eq(table.id, id))
    .get();
  return row?.email ?? undefined;
}
