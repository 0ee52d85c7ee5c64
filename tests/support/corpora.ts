import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";

/** Test data of others, kept apart from the product. What is not there tests nothing. */
const folder = resolve("../shared/corpora");

export function readCorpus(file: string): string | undefined {
  const path = resolve(folder, file);
  return existsSync(path) ? readFileSync(path, "utf8") : undefined;
}
