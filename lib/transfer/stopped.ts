/** The file cannot be read past this place. What was committed before it stays. */
export class Stopped extends Error {
  override name = "Stopped";
  constructor(
    readonly reason: string,
    readonly line: number,
    readonly column: number,
  ) {
    super(`Line ${line}, column ${column}: ${reason}`);
  }
}
