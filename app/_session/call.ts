import type { NextApiRequest, NextApiResponse } from "next";
import NextAuth, { getServerSession, type AuthOptions } from "next-auth";
import { csrfCookie, sessionCookie } from "./cookies.ts";
import type { PublicSession } from "./options.ts";

export type Call = {
  method: "GET" | "POST";
  /** The address below /api/auth, such as ["callback", "credentials"]. */
  path: string[];
  body?: Record<string, unknown>;
  cookies: Cookies;
};
export type Answer = {
  status: number;
  /** `Set-Cookie` lines. */
  cookies: string[];
  location: string | undefined;
  body: unknown;
};
export type Cookies = { session?: string | undefined; csrf?: string | undefined };

/**
 * Asks NextAuth, with a request of our own making.
 *
 * NextAuth 4 exports no core, only handlers for a request and a response. Given the real request it
 * would read everything in it, and answers a malformed callback address in a cookie or in the query
 * with 500. So it is given what it needs to know and nothing else.
 */
export async function callNextAuth(
  { method, path, body = {}, cookies }: Call,
  options: AuthOptions,
): Promise<Answer> {
  const { answer, response } = recorder();
  const request = { method, query: { nextauth: path }, body, ...requestParts(cookies) };
  await NextAuth(request as unknown as NextApiRequest, response, options);
  return answer;
}

export async function readNextAuthSession(
  cookies: Cookies,
  options: AuthOptions,
): Promise<PublicSession | null> {
  const request = requestParts(cookies) as unknown as NextApiRequest;
  // The type that NextAuth declares for a session is not the one our callback returns.
  return (await getServerSession(request, recorder().response, options)) as PublicSession | null;
}

function requestParts({ session, csrf }: Cookies): {
  headers: Record<string, string>;
  cookies: Record<string, string>;
} {
  const cookies: Record<string, string> = {};
  if (session) cookies[sessionCookie().name] = session;
  if (csrf) cookies[csrfCookie().name] = csrf;
  return { headers: {}, cookies };
}

/** A response in the shape NextAuth writes to, which keeps what is written. */
function recorder(): { answer: Answer; response: NextApiResponse } {
  const answer: Answer = { status: 200, cookies: [], location: undefined, body: undefined };
  const response = {
    status: (status: number) => {
      answer.status = status;
      return response;
    },
    getHeader: (name: string) => (name === "Set-Cookie" ? answer.cookies : undefined),
    setHeader: (name: string, value: string | string[]) => {
      if (name === "Set-Cookie") answer.cookies = [value].flat();
      if (name === "Location") answer.location = String(value);
      return response;
    },
    json: (body: unknown) => void (answer.body = body),
    send: (body: unknown) => void (answer.body = body),
    end: () => undefined,
  };
  return { answer, response: response as unknown as NextApiResponse };
}
