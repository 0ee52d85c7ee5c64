import { mkdirSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** Where things are kept, from the environment. `lib/config` checks the values; this finds the file. */
export function dataFolder(): string {
  return resolve(/*turbopackIgnore: true*/ process.env.BYLINE_DATA || "data");
}

/** The database's address; a `file:` one is made absolute and its folder is made. */
export function databaseUrl(): string {
  const url = process.env.DATABASE_URL || `file:${dataFolder()}/byline.db`;
  if (!url.startsWith("file:")) return url;
  const path = resolve(/*turbopackIgnore: true*/ url.slice("file:".length));
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  return `file:${path}`;
}
