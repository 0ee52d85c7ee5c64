/**
 * Signs are told apart by a number and not by their name, so that what is learnt takes the same room
 * however many different words were ever written (the hashing trick: Weinberger et al., 2009).
 */
export const bucketCount = 2 ** 16;

/** FNV-1a over what kind of sign it is and how it is spelt. */
export function bucketOf(kind: string, spelling: string): number {
  return spread(hash(spelling, hash(kind, 0x811c9dc5))) >>> 16;
}

function hash(text: string, start: number): number {
  let sum = start;
  for (let at = 0; at < text.length; at += 1) {
    sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  }
  return sum;
}

/** FNV's upper half hardly knows the last letters; after Murmur3's last steps it does. */
function spread(sum: number): number {
  const half = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
  const whole = Math.imul(half ^ (half >>> 13), 0xc2b2ae35);
  return whole ^ (whole >>> 16);
}
