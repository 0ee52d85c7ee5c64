import type { IncomingMessage } from "node:http";

/**
 * How large a form post may be in which a text of so many characters is typed: the text itself; the
 * copy of it that travels back with its form when it was refused; and 16 KB for everything else in the
 * form. A character is four bytes at most, and a copy is written with some marks before others.
 */
export function bodyBytesMaxFor(textLength: number): number {
  return Math.ceil(textLength * (typedBytes + copiedBytes)) + 16 * 1024;
}

const typedBytes = 6.4;
const copiedBytes = 6.4;

/** The body of a form post, or undefined as soon as it is known to be larger than `bytesMax`. */
export async function readBody(
  request: IncomingMessage,
  bytesMax: number,
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
