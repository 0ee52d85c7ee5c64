// Loaded only where an owner asks for proof of work: docs/decisions/0015-proof-of-work.md.

/** Few enough that the page is free again after some milliseconds, whatever runs it. */
const digestsAtOnce = 64;
const encoder = new TextEncoder();

/**
 * For each answer that the challenge wants, a number with which the SHA-256 of challenge, key, place
 * and number begins with so many zero bits. Several small answers take nearly the same time always,
 * where one large one would be quick for some and endless for others.
 */
export async function prove(challenge, key) {
  const [answers, bits] = challenge.split(".").map(Number);
  const numbers = [];
  for (let place = 0; place < answers; place += 1) {
    numbers.push(await findNumber(`${challenge} ${key} ${place} `, bits));
  }
  return numbers.join(".");
}

async function findNumber(beginning, bits) {
  for (let from = 0; ; from += digestsAtOnce) {
    const digests = Array.from({ length: digestsAtOnce }, (_, n) => digest(beginning + (from + n)));
    const found = (await Promise.all(digests)).findIndex((head) => head >>> (32 - bits) === 0);
    if (found >= 0) return from + found;
    // What the reader types comes first.
    await new Promise((resolve) => setTimeout(resolve));
  }
}

/** The first 32 bits. */
async function digest(text) {
  const bytes = await crypto.subtle.digest("SHA-256", encoder.encode(text));
  return new DataView(bytes).getUint32(0);
}
