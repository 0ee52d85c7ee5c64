import { cookies } from "next/headers";
import { cache } from "react";
import { findMember, type Member } from "#lib/identity/roles.ts";
import { readNextAuthSession } from "./call.ts";
import { sessionCookie } from "./cookies.ts";
import { authOptions } from "./options.ts";
import { currentCaller } from "./visitor.ts";

/** Who is signed in, read afresh from the database; asked once while one page is rendered. */
export const currentMember = cache(async (): Promise<Member | undefined> => {
  const session = await currentSessionToken();
  if (!session) return undefined;
  const found = await readNextAuthSession({ session }, authOptions(await currentCaller()));
  return found ? findMember(found.memberId) : undefined;
});

export async function currentSessionToken(): Promise<string | undefined> {
  return (await cookies()).get(sessionCookie().name)?.value;
}
