import { requireOwner } from "#app/_session/require.ts";
import { exportMemory } from "#lib/comments/memory/report.ts";

/** All that was learnt about spam, as a file. */
export async function GET(): Promise<Response> {
  const owner = await requireOwner();
  return new Response(`${JSON.stringify(await exportMemory(owner), null, 2)}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": 'attachment; filename="spam-memory.json"',
    },
  });
}
