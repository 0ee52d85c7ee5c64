/** One field as it was read: its value as it may be stored, or what is to be done about it. */
export type Reading<Value> = { ok: true; value: Value } | { ok: false; message: string };
