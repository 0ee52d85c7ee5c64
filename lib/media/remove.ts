import { rm } from "node:fs/promises";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { write } from "#db/client.ts";
import { pictures } from "#db/schema/media.ts";
import { readPictureKey } from "#lib/text/picture-address.ts";
import { mediaFolder } from "./folder.ts";

/** Takes a picture out: the row that says it is there, and then the files. */
export async function removePicture(key: string): Promise<void> {
  if (!readPictureKey(key)) return;
  await write((tx) => tx.delete(pictures).where(eq(pictures.key, key)));
  await rm(join(mediaFolder(), key), { recursive: true, force: true });
}
