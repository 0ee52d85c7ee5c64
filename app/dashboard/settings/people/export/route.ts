import { requireOwner } from "#app/_session/require.ts";
import { findPerson } from "#lib/following/person.ts";

/** Everything that is kept under one address, to be handed to whoever asked for it. */
export async function GET(request: Request): Promise<Response> {
  const owner = await requireOwner();
  const person = await findPerson(owner, new URL(request.url).searchParams.get("of"));
  if (!person) return new Response(null, { status: 404 });
  return new Response(`${JSON.stringify(person.everything, null, 2)}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="everything.json"`,
    },
  });
}
