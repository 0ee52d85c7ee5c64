import { printSitemap } from "#lib/publishing/sitemap.ts";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  return new Response(await printSitemap(), {
    headers: { "content-type": "application/xml; charset=utf-8" },
  });
}
