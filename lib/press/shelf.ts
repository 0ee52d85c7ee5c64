import { sizeBytes, type Print } from "./print.ts";

/** What a page says of the time (that comments are open, that a promise still holds) ages by itself. */
const ageMaxMs = 3_600_000;

/** Prints in memory, bounded in bytes; what was asked for least recently goes first. */
export class Shelf {
  readonly #prints = new Map<string, { print: Print; edition: number; keptAt: number }>();
  #bytes = 0;

  constructor(readonly bytesMax: number) {}

  get bytes(): number {
    return this.#bytes;
  }

  /**
   * The print of an address in this edition. One of an older edition, or one that has lain here for
   * an hour, is thrown away, never served.
   */
  find(address: string, edition: number, now = Date.now()): Print | undefined {
    const kept = this.#prints.get(address);
    if (!kept) return undefined;
    this.#prints.delete(address);
    if (kept.edition !== edition || now - kept.keptAt > ageMaxMs) {
      this.#bytes -= weight(address, kept.print);
      return undefined;
    }
    this.#prints.set(address, kept);
    return kept.print;
  }

  keep(address: string, edition: number, print: Print, now = Date.now()): void {
    const bytes = weight(address, print);
    if (bytes > this.bytesMax) return;
    this.#remove(address);
    this.#prints.set(address, { print, edition, keptAt: now });
    this.#bytes += bytes;
    for (const oldest of this.#prints.keys()) {
      if (this.#bytes <= this.bytesMax) break;
      this.#remove(oldest);
    }
  }

  #remove(address: string): void {
    const kept = this.#prints.get(address);
    if (!kept) return;
    this.#prints.delete(address);
    this.#bytes -= weight(address, kept.print);
  }
}

/** A print and its place in the map, roughly. */
function weight(address: string, print: Print): number {
  return sizeBytes(print) + 2 * address.length + 500;
}
