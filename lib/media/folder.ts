import { join } from "node:path";
import { dataFolder } from "#db/address.ts";

/** Where pictures are kept, each in a folder named by its key. */
export function mediaFolder(): string {
  return join(/*turbopackIgnore: true*/ dataFolder(), "media");
}
