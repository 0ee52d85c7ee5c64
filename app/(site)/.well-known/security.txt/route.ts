import { findSecurityText } from "#lib/publishing/security-text.ts";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  const text = await findSecurityText();
  if (text === undefined) return new Response(null, { status: 404 });
  return new Response(text, { headers: { "content-type": "text/plain; charset=utf-8" } });
}
