/**
 * A value that is read once and then remembered, as long as nothing says that it changes. A read that
 * began before a change tells its asker what it found, and is not remembered in place of the change.
 */
export class Remembered<Value> {
  #value: Value | undefined;
  #changes = 0;

  async get(read: () => Promise<Value>): Promise<Value> {
    if (this.#value !== undefined) return this.#value;
    const changesBefore = this.#changes;
    const found = await read();
    if (this.#changes === changesBefore) this.#value = found;
    return found;
  }

  /** It is about to change, or may have: the next to ask reads it afresh. */
  forget(): void {
    this.#changes += 1;
    this.#value = undefined;
  }

  set(value: Value): void {
    this.#changes += 1;
    this.#value = value;
  }
}
