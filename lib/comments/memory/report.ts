import type { Owner } from "#lib/identity/roles.ts";
import { show, weightOf } from "./explain.ts";
import { readLessons, type Verdict } from "./lessons.ts";
import { recallMemory } from "./memory.ts";
import { readSigns, type Sign } from "./signs.ts";

/** What was learnt, for the owner to look at. */
export type MemoryReport = {
  lessons: { comment: number; verdict: Verdict }[];
  /** Missing while there are too few decisions for anything to be said. */
  threshold: number | undefined;
  /** What weighs most each way, in words, and in how many comments it stands. */
  strongest: Record<Verdict, { sign: string; comments: number }[]>;
};

export type MemoryExport = MemoryReport & {
  format: "byline-spam-memory";
  exportedAt: string;
  /** By the number of the sign, those that are not zero. */
  weights: Record<string, number>;
};

const signsShown = 15;

export async function reportMemory(_: Owner): Promise<MemoryReport> {
  const learnt = await recallMemory();
  const lessons: MemoryReport["lessons"] = [];
  const tally = new Map<string, Tally>();
  for await (const { id, verdict, ...writing } of readLessons()) {
    lessons.push({ comment: id, verdict });
    if (!learnt) continue;
    for (const sign of readSigns(writing)) count(tally, sign, weightOf(learnt.weights, sign));
  }

  // What stands in one comment alone may be somebody's name, and says little.
  const seen = [...tally.values()].filter(({ comments }) => comments > 1);
  const strongest = (side: number) =>
    seen
      .filter(({ weight }) => side * weight > 0)
      .sort((a, b) => side * (b.weight - a.weight))
      .slice(0, signsShown)
      .map(({ sign, comments }) => ({ sign, comments }));
  return {
    lessons,
    threshold: learnt?.threshold,
    strongest: { approved: strongest(-1), spam: strongest(1) },
  };
}

/** All that is known, to take along or to look into. No comment's text and no address is part of it. */
export async function exportMemory(owner: Owner, now = new Date()): Promise<MemoryExport> {
  const learnt = await recallMemory();
  const weights = [...(learnt?.weights ?? [])].flatMap((weight, bucket) =>
    weight === 0 ? [] : [[bucket, Number(weight.toFixed(6))]],
  );
  return {
    format: "byline-spam-memory",
    exportedAt: now.toISOString(),
    ...(await reportMemory(owner)),
    weights: Object.fromEntries(weights) as Record<string, number>,
  };
}

type Tally = { sign: string; comments: number; weight: number };

function count(tally: Map<string, Tally>, sign: Sign, weight: number): void {
  if (sign.kind === "shape" || sign.shown.length < 2) return;
  const shown = show({ ...sign, shown: sign.shown.toLowerCase() });
  const before = tally.get(shown) ?? { sign: shown, comments: 0, weight: 0 };
  tally.set(shown, {
    sign: shown,
    comments: before.comments + 1,
    weight: before.weight + weight,
  });
}
