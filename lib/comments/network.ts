import { sign } from "#lib/config/secret.ts";
import type { Visitor } from "#lib/identity/visitor.ts";

/** A keyed hash under a key of the day, so that limits can be counted and no address is kept. */
export function networkHash({ network }: Visitor, day: Date): string {
  return sign(`network ${day.toISOString().slice(0, 10)}`, network);
}
