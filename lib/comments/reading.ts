import { lengthOf } from "./comment.ts";

/** One field as it was read: its value as it may be stored, or what is to be done about it. */
export type Reading<Value> = { ok: true; value: Value } | { ok: false; message: string };

export function tooLong(what: string, value: string, lengthMax: number): Reading<never> {
  const [max, actual] = [lengthMax, lengthOf(value)].map((length) => length.toLocaleString("en"));
  return { ok: false, message: `${what} must be ${max} characters or fewer. Yours has ${actual}.` };
}
