import { createHmac, timingSafeEqual } from "node:crypto";
import { environment } from "./environment.ts";

/**
 * A keyed hash (HMAC-SHA-256, base64url) under the installation's secret. `purpose` keeps the uses
 * apart, so that a value signed for one is worth nothing for another.
 */
export function sign(purpose: string, value: string): string {
  const key = createHmac("sha256", environment().authSecret).update(purpose).digest();
  return createHmac("sha256", key).update(value).digest("base64url");
}

/** Compares a signature in constant time. */
export function isSigned(purpose: string, value: string, signature: string): boolean {
  const expected = Buffer.from(sign(purpose, value));
  const given = Buffer.from(signature);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
