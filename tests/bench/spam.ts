import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { explainSpam } from "#lib/comments/memory/explain.ts";
import { learn, type Learnt } from "#lib/comments/memory/learn.ts";
import { weigh, type Lesson } from "#lib/comments/memory/separate.ts";
import { bucketsOf, readSigns, type Writing } from "#lib/comments/memory/signs.ts";

const sizes = [50, 100, 200, 500, 1_000];
const seeds = 12;

/** How well spam is known again after so many decisions, on comments that were not learnt from. */
export async function measureSpam(folder = "../shared/corpora/spam"): Promise<void> {
  const files = existsSync(folder) ? readdirSync(folder) : [];
  const sets = files
    .filter((file) => file.endsWith(".jsonl"))
    .map((file) => ({ name: file.replace(".jsonl", ""), comments: readSet(join(folder, file)) }));
  if (sets.length === 0) throw new Error(`There is no labelled set (*.jsonl) in ${folder}.`);
  if (sets.length > 1)
    sets.push({ name: "all", comments: sets.flatMap(({ comments }) => comments) });

  console.log(`Percent, over ${seeds} shuffles: the mean, and the worst in brackets.\n`);
  console.log(
    "set, decisions              recall        wrong         precision     recall at 1 % wrong",
  );
  for (const { name, comments } of sets) {
    for (const size of sizes) {
      if (size <= comments.length * 0.7) console.log(describe(name, size, trials(comments, size)));
    }
  }
  measureTime(sets.flatMap(({ comments }) => comments));
}

type Comment = Lesson & { writing: Writing };
type Trial = { recall: number; wrong: number; precision: number; best: number };

const line = z.object({
  text: z.string(),
  label: z.enum(["ham", "spam"]),
  author: z.string().default(""),
});

function readSet(file: string): Comment[] {
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return lines.map((json) => {
    const { text, label, author } = line.parse(JSON.parse(json));
    const writing = { text, name: author, site: null };
    return { writing, buckets: bucketsOf(readSigns(writing)), isSpam: label === "spam" };
  });
}

/** As many as have enough decisions of each kind for anything to be said. */
function trials(comments: Comment[], size: number): Trial[] {
  return Array.from({ length: seeds }, (_, seed) => shuffled(comments, seed + 1)).flatMap((all) => {
    const learnt = learnAll(all.slice(0, size));
    return learnt ? [trial(learnt, all.slice(size))] : [];
  });
}

function trial(learnt: Learnt, unseen: Comment[]): Trial {
  const spam = unseen.filter(({ isSpam }) => isSpam);
  const others = unseen.filter(({ isSpam }) => !isSpam);
  const named = (some: Comment[]) =>
    some.filter(({ writing }) => explainSpam(learnt, writing) !== undefined).length;
  const sum = ({ buckets }: Comment) => weigh(learnt.weights, buckets);
  const [right, wrong] = [named(spam), named(others)];
  // What could be had with the threshold set by hand, knowing the answers: the classifier's own limit.
  const highest = others.map(sum).sort((a, b) => b - a)[Math.floor(others.length / 100)] ?? 0;
  return {
    recall: right / spam.length,
    wrong: wrong / others.length,
    precision: right + wrong === 0 ? 1 : right / (right + wrong),
    best: spam.filter((comment) => sum(comment) > highest).length / spam.length,
  };
}

function describe(name: string, size: number, done: Trial[]): string {
  const head = `${name}, ${size}`.padEnd(26);
  if (done.length === 0) return `${head}  nothing is said: too few decisions of each kind`;
  const column = (values: number[], worst: number) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return `${percent(mean)} (${percent(worst)})`.padEnd(14);
  };
  const of = (key: keyof Trial) => done.map((one) => one[key]);
  const silent = done.length < seeds ? `  (${seeds - done.length} too few)` : "";
  return [
    `${head}  `,
    column(of("recall"), Math.min(...of("recall"))),
    column(of("wrong"), Math.max(...of("wrong"))),
    column(of("precision"), Math.min(...of("precision"))),
    column(of("best"), Math.min(...of("best"))),
    silent,
  ].join("");
}

/** The processor's time for a comment that comes, and for learning from as many as are learnt from. */
function measureTime(comments: Comment[]): void {
  const lessons = shuffled(comments, 1).slice(0, 2_000);
  const [learnt, learning] = timed(() => learnAll(lessons));
  if (!learnt) return;
  const [, each] = timed(() => lessons.forEach(({ writing }) => explainSpam(learnt, writing)));
  const text = comments
    .map(({ writing }) => writing.text)
    .join(" ")
    .slice(0, 60_000);
  const [, longest] = timed(() => explainSpam(learnt, { text, name: "", site: null }));
  console.log(
    `\n${(each / lessons.length).toFixed(2)} ms a comment, ${longest.toFixed(1)} ms one of 60,000 characters;`,
  );
  console.log(`${Math.round(learning)} ms to learn from ${lessons.length} decisions.`);
}

function timed<T>(work: () => T): [T, number] {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return [result, (user + system) / 1000];
}

function learnAll(lessons: Comment[]): Learnt | undefined {
  const work = learn(lessons);
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** Always in the same way for the same seed. */
function shuffled(comments: Comment[], seed: number): Comment[] {
  let state = seed * 7_919;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  return comments
    .map((comment) => ({ comment, place: random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ comment }) => comment);
}

function percent(share: number): string {
  return (100 * share).toFixed(1);
}
