/**
 * Work of a costly kind, so much at once and no more. What comes on top waits for its turn; when that
 * many wait, it is told to come again.
 */
export class Turns {
  #taken = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(
    readonly atOnceMax: number,
    readonly waitingMax = 0,
  ) {}

  /** Does the work when its turn comes. False when it was not begun. */
  async take(work: () => Promise<void>): Promise<boolean> {
    if (this.#taken < this.atOnceMax) this.#taken += 1;
    else if (this.#waiting.length >= this.waitingMax) return false;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      await work();
      return true;
    } finally {
      // The turn is handed on, so that nobody new takes it in between.
      const next = this.#waiting.shift();
      if (next) next();
      else this.#taken -= 1;
    }
  }
}
