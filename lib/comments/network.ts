import { sign } from "#lib/config/secret.ts";
import type { Visitor } from "#lib/identity/visitor.ts";

/** A keyed hash under a key of the day, so that limits can be counted and no address is kept. */
export function networkHash(visitor: Visitor, at: Date): string {
  return networkHashOn(visitor, dayOf(at));
}

/** The same under the key of a day that is named, as a block of a network names one. */
export function networkHashOn({ network }: Visitor, day: string): string {
  return sign(`network ${day}`, network);
}

export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}
