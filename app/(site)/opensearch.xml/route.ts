import { openSearchType, printOpenSearch } from "#lib/publishing/opensearch.ts";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  return new Response(await printOpenSearch(), { headers: { "content-type": openSearchType } });
}
