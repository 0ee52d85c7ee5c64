import { findPictureFile } from "#lib/media/find.ts";

type Props = { params: Promise<{ picture: string[] }> };

/** A picture of ours. What is at one of these addresses never changes. */
export async function GET(_: Request, { params }: Props): Promise<Response> {
  const file = await findPictureFile((await params).picture);
  if (!file) return new Response(null, { status: 404 });
  return new Response(new Uint8Array(file.bytes), {
    headers: {
      "content-type": file.type,
      "cache-control": "public, max-age=31536000, immutable",
    },
  });
}
