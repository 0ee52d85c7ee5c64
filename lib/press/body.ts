import type { IncomingMessage } from "node:http";

/**
 * 64 KB for what was typed; the same again for the refused text that travels back with its form;
 * 16 KB for everything else in the form.
 */
export const bodyBytesMax = 144 * 1024;

/** The body of a form post, or undefined as soon as it is known to be larger than `bytesMax`. */
export async function readBody(
  request: IncomingMessage,
  bytesMax = bodyBytesMax,
): Promise<Buffer | undefined> {
  if (Number(request.headers["content-length"] ?? 0) > bytesMax) return undefined;
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > bytesMax) return undefined;
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
