/** What a sender is told who may not send for now, and for how long, in seconds. */
export type Limited = { sentence: string; retryAfter: string };

/**
 * Who goes on sending after being told to wait is told the same again without the application being
 * asked, which costs a hundredth. Each minute it is asked anew.
 */
export class Senders {
  readonly #told = new Map<string, { limited: Limited; times: number; since: number }>();

  /** The application refused this client for now. */
  tell(client: string, limited: Limited, now = Date.now()): void {
    const before = this.#told.get(client);
    const isRecent = before !== undefined && now - before.since < rememberedMs;
    if (!isRecent) this.#told.delete(client);
    if (!isRecent && this.#told.size >= clientsMax) this.#forgetOldest();
    const { times, since } = isRecent ? before : { times: 0, since: now };
    this.#told.set(client, { limited, times: times + 1, since });
  }

  /** What it was told, when it was told so often that it need not be asked about again. */
  findTold(client: string, now = Date.now()): Limited | undefined {
    const told = this.#told.get(client);
    if (!told || told.times < toldMin || now - told.since >= rememberedMs) return undefined;
    return told.limited;
  }

  #forgetOldest(): void {
    for (const oldest of this.#told.keys()) return void this.#told.delete(oldest);
  }
}

const rememberedMs = 60_000;
const toldMin = 3;
const clientsMax = 10_000;
