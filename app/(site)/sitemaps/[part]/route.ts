import { findSitemapPart } from "#lib/publishing/sitemap.ts";

export const dynamic = "force-dynamic";

type Context = { params: Promise<{ part: string }> };

export async function GET(_: Request, { params }: Context): Promise<Response> {
  const list = await findSitemapPart((await params).part);
  if (!list) return new Response(null, { status: 404 });
  return new Response(list, { headers: { "content-type": "application/xml; charset=utf-8" } });
}
