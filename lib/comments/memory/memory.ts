import { setImmediate } from "node:timers/promises";
import { learn, type Learnt } from "./learn.ts";
import { readLessons, readRevision } from "./lessons.ts";
import type { Lesson } from "./separate.ts";
import { bucketsOf, readSigns } from "./signs.ts";

type Kept = { revision: number; learnt: Promise<Learnt | undefined> };

let kept: Kept | undefined;

/** The numbers of the lessons learnt last, so that the next time only the new ones are read apart. */
let known = new Map<number, Lesson & { version: number }>();

/**
 * What the decisions here have taught, up to the last one; undefined while they are too few. It is
 * learnt when it is first asked for after a decision, and by one of those who ask.
 */
export async function recallMemory(): Promise<Learnt | undefined> {
  const revision = await readRevision();
  if (kept?.revision !== revision) kept = { revision, learnt: learnAnew() };
  const current = kept;
  try {
    return await current.learnt;
  } catch (error) {
    if (kept === current) kept = undefined;
    throw error;
  }
}

async function learnAnew(): Promise<Learnt | undefined> {
  const lessons = new Map<number, Lesson & { version: number }>();
  for await (const { id, version, verdict, ...writing } of readLessons()) {
    const same = known.get(id);
    const buckets = same?.version === version ? same.buckets : bucketsOf(readSigns(writing));
    lessons.set(id, { version, buckets, isSpam: verdict === "spam" });
  }
  known = lessons;
  return finish(learn([...lessons.values()]));
}

/** Lets others have their turn each time the work says that it can wait. */
async function finish<T>(work: Generator<void, T>): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    await setImmediate();
  }
}
