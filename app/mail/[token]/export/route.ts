import { exportEverything } from "#lib/following/everything.ts";

type Context = { params: Promise<{ token: string }> };

/** Everything that is kept under one address, for its owner. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const everything = await exportEverything((await params).token);
  if (!everything) return new Response(null, { status: 404 });
  return new Response(`${JSON.stringify(everything, null, 2)}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="comments.json"`,
    },
  });
}
