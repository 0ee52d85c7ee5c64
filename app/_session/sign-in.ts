import { cookies } from "next/headers";
import { markBrowser } from "#lib/identity/known-browser.ts";
import { endSession, sessionAgeMaxSeconds } from "#lib/identity/sessions.ts";
import type { Credentials, SignIn } from "#lib/identity/sign-in.ts";
import { callNextAuth, type Answer } from "./call.ts";
import {
  csrfCookie,
  knownBrowserCookie,
  knownBrowserMaxAgeSeconds,
  sessionCookie,
} from "./cookies.ts";
import { currentSessionToken } from "./member.ts";
import { authOptions } from "./options.ts";
import { currentCaller } from "./visitor.ts";

/**
 * Signs in through NextAuth's own credentials flow, from a server action, so that a plain form
 * without script will do. The browser gets a new session; the one it had before is ended.
 */
export async function signIn({ email, password }: Credentials): Promise<SignIn> {
  const seen: { result: SignIn } = { result: { outcome: "wrong" } };
  const options = authOptions(await currentCaller(), (result) => (seen.result = result));
  const csrf = await callNextAuth({ method: "GET", path: ["csrf"], cookies: {} }, options);
  const answer = await callNextAuth(
    {
      method: "POST",
      path: ["callback", "credentials"],
      body: { csrfToken: readCsrfToken(csrf), email, password },
      cookies: { csrf: cookieIn(csrf, csrfCookie().name) },
    },
    options,
  );

  const { result } = seen;
  if (result.outcome !== "right") return result;
  const session = cookieIn(answer, sessionCookie().name);
  if (!session) throw new Error("The password was right and NextAuth opened no session.");
  await keepSession(session, result.email);
  return result;
}

/** Ends the session in the database and in the browser. */
export async function signOut(): Promise<void> {
  const session = await currentSessionToken();
  if (session) await endSession(session);
  const { name, options } = sessionCookie();
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
}

async function keepSession(session: string, email: string): Promise<void> {
  const before = await currentSessionToken();
  if (before) await endSession(before);

  const jar = await cookies();
  const { name, options } = sessionCookie();
  jar.set(name, session, { ...options, maxAge: sessionAgeMaxSeconds });
  const browser = knownBrowserCookie();
  jar.set(browser.name, markBrowser(email), {
    ...browser.options,
    maxAge: knownBrowserMaxAgeSeconds,
  });
}

function readCsrfToken({ body }: Answer): unknown {
  return typeof body === "object" && body && "csrfToken" in body ? body.csrfToken : undefined;
}

function cookieIn({ cookies }: Answer, name: string): string | undefined {
  const line = cookies.find((cookie) => cookie.startsWith(`${name}=`));
  const value = line?.slice(name.length + 1).split(";")[0];
  return value ? decodeURIComponent(value) : undefined;
}
