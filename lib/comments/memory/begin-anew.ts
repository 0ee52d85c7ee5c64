import { write, type Transaction } from "#db/client.ts";
import { notSaved, type NotSaved } from "#db/not-saved.ts";
import type { Owner } from "#lib/identity/roles.ts";
import { forgetAllLessons, keepAllLessons } from "./lessons.ts";

export type Beginning = { outcome: "begun" } | NotSaved;

/** From now on only decisions that are yet to come are learnt from. */
export function forgetMemory(_: Owner): Promise<Beginning> {
  return begin(forgetAllLessons);
}

/** Learns from every decision that still stands, and from what an import brought along. */
export function learnAgain(_: Owner): Promise<Beginning> {
  return begin(keepAllLessons);
}

async function begin(work: (tx: Transaction) => Promise<void>): Promise<Beginning> {
  try {
    await write(work);
    return { outcome: "begun" };
  } catch (error) {
    return notSaved(error);
  }
}
