import { exportComment } from "#lib/comments/export.ts";
import { findReceipt } from "#lib/comments/find-receipt.ts";

type Context = { params: Promise<{ receipt: string }> };

/** Everything that is kept about one comment, for whoever has its link. */
export async function GET(_: Request, { params }: Context): Promise<Response> {
  const found = await findReceipt((await params).receipt);
  const exported = found && (await exportComment(found.id));
  if (!exported) return new Response(null, { status: 404 });
  return new Response(`${JSON.stringify(exported, null, 2)}\n`, {
    headers: {
      "content-type": "application/json; charset=utf-8",
      "content-disposition": `attachment; filename="comment-${exported.id}.json"`,
    },
  });
}
