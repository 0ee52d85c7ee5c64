import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { readPictureKey } from "#lib/text/picture-address.ts";
import { mediaFolder } from "./folder.ts";
import { pictureKind } from "./kind.ts";

export type PictureFile = { type: string; bytes: Buffer };

/**
 * The file at an address under `/media`, by the parts of the address. Only a part that reads as a key
 * or as the name of a copy becomes part of a path, so that no address leads out of the folder.
 */
export async function findPictureFile(parts: string[]): Promise<PictureFile | undefined> {
  const [key = "", copy, ...rest] = parts;
  if (rest.length > 0 || !readPictureKey(key)) return undefined;
  if (copy !== undefined && !/^[1-9]\d{0,4}\.webp$/.test(copy)) return undefined;
  try {
    const file = join(/*turbopackIgnore: true*/ mediaFolder(), key, copy ?? "whole");
    const bytes = await readFile(/*turbopackIgnore: true*/ file);
    return { type: `image/${pictureKind(bytes)}`, bytes };
  } catch {
    return undefined;
  }
}
