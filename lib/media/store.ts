import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { like } from "drizzle-orm";
import { reader, write } from "#db/client.ts";
import { pictures } from "#db/schema/media.ts";
import { pictureAddress } from "#lib/text/picture-address.ts";
import { normalise } from "#lib/text/plain.ts";
import { makeCopies, pixelsMax, type Copies } from "./copies.ts";
import { mediaFolder } from "./folder.ts";

export type Storing =
  { outcome: "stored"; address: string; alt: string } | { outcome: "refused"; message: string };

export const bytesMax = 20 * 1024 * 1024;
const nameLengthMax = 200;
const altLengthMax = 1_000;

/**
 * Keeps a picture: decided about by its content, written afresh in every width a page may ask for.
 * The same picture twice is the same picture. Files are in their place before the row says so.
 */
export function storePicture(file: string, alt = "", now = new Date()): Promise<Storing> {
  // One after another: a picture being decoded takes hundreds of megabytes, and the second of two
  // that are the same shall find the first.
  const storing = last.then(() => store(file, alt, now));
  last = storing.catch(() => undefined);
  return storing;
}

let last: Promise<unknown> = Promise.resolve();

async function store(file: string, alt: string, now: Date): Promise<Storing> {
  const { bytes, problem } = await readPicture(file);
  if (!bytes) return { outcome: "refused", message: problem };
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 20);
  const known = await findByHash(hash);
  if (known && existsSync(join(mediaFolder(), known.key))) {
    return { outcome: "stored", address: pictureAddress(known.key), alt: alt || known.alt };
  }
  const copies = await makeCopies(bytes);
  if ("because" in copies) return { outcome: "refused", message: refusals[copies.because] };

  const key = `${hash}-${copies.width}x${copies.height}`;
  await keepFiles(key, copies);
  await write((tx) =>
    tx
      .insert(pictures)
      .values({
        key,
        originalName: normalise(basename(file)).slice(0, nameLengthMax),
        width: copies.width,
        height: copies.height,
        type: copies.whole.type,
        alt: normalise(alt).trim().slice(0, altLengthMax),
        createdAt: now,
      })
      .onConflictDoNothing(),
  );
  return { outcome: "stored", address: pictureAddress(key), alt };
}

const refusals = {
  kind: "Use a JPEG, PNG, WebP or GIF picture. What a file is called does not decide it.",
  pixels: `Use a picture of at most ${pixelsMax / 1_000_000} million pixels.`,
  broken: "This picture cannot be read to its end. Save it again where you made it.",
};

type Read = { bytes: Buffer; problem?: never } | { bytes?: never; problem: string };

async function readPicture(file: string): Promise<Read> {
  try {
    const { size } = await stat(file);
    if (size > bytesMax) {
      return { problem: `Use a picture of at most ${bytesMax / 1024 / 1024} MB.` };
    }
    return { bytes: await readFile(file) };
  } catch {
    return { problem: "There is no file there that can be read." };
  }
}

async function findByHash(hash: string): Promise<{ key: string; alt: string } | undefined> {
  return reader
    .select({ key: pictures.key, alt: pictures.alt })
    .from(pictures)
    .where(like(pictures.key, `${hash}-%`))
    .get();
}

/** Whole or not at all: what was broken off lies beside, under a name no address can have. */
async function keepFiles(key: string, { whole, webp }: Copies): Promise<void> {
  const folder = join(mediaFolder(), key);
  const unfinished = `${folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { recursive: true, mode: 0o700 });
  const options = { mode: 0o600, flush: true };
  await writeFile(join(unfinished, "whole"), whole.bytes, options);
  for (const { width, bytes } of webp) {
    await writeFile(join(unfinished, `${width}.webp`), bytes, options);
  }
  await rm(folder, { recursive: true, force: true });
  await rename(unfinished, folder);
}
