export type PictureKind = "jpeg" | "png" | "webp" | "gif";

/**
 * What a file is, by its own first bytes, whatever it is called. Only these four are ever given to
 * the decoder: an SVG is a program, and the rest have had more holes than readers.
 */
export function pictureKind(bytes: Buffer): PictureKind | undefined {
  const begins = (text: string, at = 0) => bytes.toString("latin1", at, at + text.length) === text;
  if (begins("\xff\xd8\xff")) return "jpeg";
  if (begins("\x89PNG\r\n\x1a\n")) return "png";
  if (begins("GIF87a") || begins("GIF89a")) return "gif";
  if (begins("RIFF") && begins("WEBP", 8)) return "webp";
  return undefined;
}
