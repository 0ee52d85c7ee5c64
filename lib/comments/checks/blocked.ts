import { findBlock } from "../find-block.ts";
import type { Check } from "../screening.ts";

/** Held with the reason that was given, and never refused: an address can be typed by anyone. */
export const blocked: Check = async ({ email, site }, { tx, networkOn, now }) => {
  const block = await findBlock(tx, { email, site, networkOn }, now);
  return block && `The ${block.kind} is blocked: ${block.reason}`;
};
