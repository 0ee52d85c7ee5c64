import { cookies } from "next/headers";
import type { NextRequest } from "next/server";
import { callNextAuth, type Answer } from "./call.ts";
import { csrfCookie, sessionCookie } from "./cookies.ts";
import { authOptions } from "./options.ts";
import { currentCaller } from "./visitor.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

/** NextAuth's addresses that Byline has a use for. Its own pages and its log are not among them. */
const answered = {
  GET: ["csrf", "session", "providers"],
  POST: ["callback/credentials", "signout"],
};
const bodyLengthMax = 16_384;

/** NextAuth's endpoint, for programs. People use the pages, whose actions take the same way in. */
export async function GET(request: NextRequest, context: Context): Promise<Response> {
  return answer(request, "GET", (await context.params).nextauth);
}

export async function POST(request: NextRequest, context: Context): Promise<Response> {
  return answer(request, "POST", (await context.params).nextauth);
}

async function answer(
  request: NextRequest,
  method: "GET" | "POST",
  path: string[],
): Promise<Response> {
  if (!answered[method].includes(path.join("/"))) return new Response("Not found", { status: 404 });
  const body = method === "POST" ? await readBody(request) : {};
  if (!body) return new Response("Not understood", { status: 400 });

  const jar = await cookies();
  const options = authOptions(await currentCaller());
  const given = {
    session: jar.get(sessionCookie().name)?.value,
    csrf: jar.get(csrfCookie().name)?.value,
  };
  return toResponse(await callNextAuth({ method, path, body, cookies: given }, options));
}

async function readBody(request: NextRequest): Promise<Record<string, unknown> | undefined> {
  const text = await request.text();
  if (text.length > bodyLengthMax) return undefined;
  if (!request.headers.get("content-type")?.includes("application/json")) {
    return Object.fromEntries(new URLSearchParams(text));
  }
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

function toResponse({ status, location, body, cookies }: Answer): Response {
  const headers = new Headers({ "cache-control": "private, no-store" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  if (location) headers.set("location", location);
  if (location) return new Response(null, { status: 302, headers });
  return Response.json(body ?? {}, { status, headers });
}
