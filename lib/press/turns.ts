/** Work of a costly kind, so much at once and no more: what comes on top is told to come again. */
export class Turns {
  #taken = 0;

  constructor(readonly atOnceMax: number) {}

  /** Does the work, unless too much of its kind is under way. False when it was not begun. */
  async take(work: () => Promise<void>): Promise<boolean> {
    if (this.#taken >= this.atOnceMax) return false;
    this.#taken += 1;
    try {
      await work();
      return true;
    } finally {
      this.#taken -= 1;
    }
  }
}
