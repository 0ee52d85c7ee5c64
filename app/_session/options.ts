import type { AuthOptions } from "next-auth";
import type { Adapter } from "next-auth/adapters";
import Credentials from "next-auth/providers/credentials";
import { environment } from "#lib/config/environment.ts";
import { returnAddress } from "#lib/identity/return-address.ts";
import {
  endSession,
  findSession,
  sessionAgeMaxSeconds,
  startSession,
} from "#lib/identity/sessions.ts";
import { checkCredentials, type Caller, type SignIn } from "#lib/identity/sign-in.ts";
import { csrfCookie, sessionCookie } from "./cookies.ts";

/** All that /api/auth/session says. The rights are read from the member's row each time. */
export type PublicSession = { memberId: number; expires: string };

/**
 * NextAuth's settings. With an adapter its sessions are rows in the database; its credentials
 * provider knows only JSON web tokens, so `jwt.encode` opens the row and returns its opaque token
 * instead. The strategy must stay unsaid: naming it makes NextAuth refuse the combination.
 */
export function authOptions(
  caller: Caller,
  report: (signIn: SignIn) => void = () => {},
): AuthOptions {
  const { authSecret, siteUrl } = environment();
  // NextAuth takes the site's address from here alone, never from a request.
  process.env.NEXTAUTH_URL = siteUrl.origin;
  return {
    secret: authSecret,
    adapter,
    providers: [
      Credentials({
        credentials: { email: {}, password: {} },
        authorize: async (typed) => {
          const signIn = await checkCredentials(
            { email: typed?.email, password: typed?.password },
            caller,
          );
          report(signIn);
          return signIn.outcome === "right" ? { id: String(signIn.memberId) } : null;
        },
      }),
    ],
    session: { maxAge: sessionAgeMaxSeconds, updateAge: sessionAgeMaxSeconds },
    jwt: { encode: ({ token }) => startSession(Number(token?.sub)) },
    callbacks: {
      session: ({ session, user }): PublicSession => ({
        memberId: Number(user.id),
        expires: session.expires,
      }),
      redirect: ({ url }) => siteUrl.origin + returnAddress(url),
    },
    cookies: { sessionToken: sessionCookie(), csrfToken: csrfCookie() },
    pages: { signIn: "/sign-in", error: "/sign-in" },
  };
}

/** What NextAuth asks of sessions; they are opened by `jwt.encode`, and members are not its business. */
const adapter: Adapter = {
  getSessionAndUser: async (sessionToken) => {
    const session = await findSession(sessionToken);
    if (!session) return null;
    const userId = String(session.memberId);
    return {
      session: { sessionToken, userId, expires: session.expiresAt },
      user: { id: userId, email: "", emailVerified: null },
    };
  },
  deleteSession: (sessionToken) => endSession(sessionToken),
};
