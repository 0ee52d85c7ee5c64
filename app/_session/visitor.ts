import { cookies, headers } from "next/headers";
import type { Caller } from "#lib/identity/sign-in.ts";
import { networkOf, type Visitor } from "#lib/identity/visitor.ts";
import { knownBrowserCookie } from "./cookies.ts";

/** Whose request this is, by the address that the server in front vouches for. */
export async function currentVisitor(): Promise<Visitor> {
  const address = (await headers()).get("x-byline-client") ?? "unknown";
  return { network: networkOf(address) };
}

export async function currentCaller(): Promise<Caller> {
  const { network } = await currentVisitor();
  const browserMark = (await cookies()).get(knownBrowserCookie().name)?.value;
  return { network, browserMark };
}
