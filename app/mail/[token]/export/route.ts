import { exportEverything } from "#lib/following/everything.ts";

type Context = { params: Promise<{ token: string }> };

/** Everything that is kept under one address, for its owner. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const { token } = await params;
  const everything = await exportEverything(token);
  // The page says of a link that it has ended, and of one that is none that there is nothing.
  if (!everything) {
    const location = `/mail/${encodeURIComponent(token)}`;
    return new Response(null, { status: 303, headers: { location } });
  }
  return new Response(`${JSON.stringify(everything, null, 2)}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="comments.json"`,
    },
  });
}
