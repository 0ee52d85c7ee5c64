import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { log } from "#lib/config/log.ts";
import { returnAddress, signInAddress } from "#lib/identity/return-address.ts";
import {
  asAuthor,
  asModerator,
  asOwner,
  type Author,
  type Member,
  type Moderator,
  type Owner,
} from "#lib/identity/roles.ts";
import { currentMember } from "./member.ts";

/**
 * Each of these is the first line of a private page or action. Nobody signed in: to the sign-in page
 * and back. Signed in without the right: the same 404 as for something that does not exist.
 */
export async function requireMember(): Promise<Member> {
  return (await currentMember()) ?? redirect(signInAddress(await askedFor()));
}

export async function requireModerator(): Promise<Moderator> {
  return requireRight(asModerator);
}

export async function requireAuthor(): Promise<Author> {
  return requireRight(asAuthor);
}

export async function requireOwner(): Promise<Owner> {
  return requireRight(asOwner);
}

async function requireRight<Right>(as: (member: Member) => Right | undefined): Promise<Right> {
  const member = await requireMember();
  const right = as(member);
  if (right) return right;
  log("warning", { event: "refused", member: member.id, address: await askedFor() });
  notFound();
}

/** A layout cannot see its address, so the server in front passes it on. */
async function askedFor(): Promise<string> {
  return returnAddress((await headers()).get("x-byline-address"));
}
