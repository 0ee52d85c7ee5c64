import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { closeDatabase, reader } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { jobs } from "#db/schema/jobs.ts";
import { build, isBuilt } from "../../bin/build.ts";
import { rawRequest } from "#tests/support/raw-request.ts";
import { startSite } from "#tests/support/start-site.ts";

const perMinute = 10_000;
const floodSeconds = 20;
const readsPerSecond = 20;
/** More than this many unanswered, and a sender waits: so does whoever really sends that many. */
const underWayMax = 200;
const post = "/posts/how-sure-are-you";

/** What readers notice while comments pour in, and what is stored of them (row F01 of the bad inputs). */
export async function measureFlood(): Promise<void> {
  if (!isBuilt()) await build();
  const folder = mkdtempSync(join(tmpdir(), "byline-bench-flood-"));
  const site = await startSite({ BYLINE_DATA: folder });
  const fields = await readFields(site.url);
  try {
    // The first of everything is slower, and is no flood.
    await send(site.url, fields, 0, 2);
    await readFor(site.url, 3);
    const quiet = await readFor(site.url, 10);
    report("quiet", quiet);
    for (const networks of [1, 1_000]) {
      const [reads, answers] = await Promise.all([
        readFor(site.url, floodSeconds),
        flood(site.url, fields, networks),
      ]);
      report(`${perMinute} a minute from ${networks}`, reads, percentile(quiet, 95));
      console.log(`  answers: ${JSON.stringify(answers)}`);
    }
  } finally {
    await site.stop();
  }
  await reportGrowth(folder);
  rmSync(folder, { recursive: true });
}

/** Sends by the clock, whether or not what was sent before is answered, up to `underWayMax`. */
async function flood(
  url: string,
  fields: Fields,
  networks: number,
): Promise<Record<string, number>> {
  const answers: Record<string, number> = { "not sent in time": 0 };
  const underWay = new Set<Promise<void>>();
  const wanted = (perMinute / 60) * floodSeconds;
  const begun = performance.now();
  for (let n = 0; n < wanted; n += 1) {
    const waitMs = begun + (n * 60_000) / perMinute - performance.now();
    if (waitMs > 0) await setTimeout(waitMs);
    while (underWay.size >= underWayMax) await Promise.race(underWay);
    if (performance.now() - begun > floodSeconds * 1_000) {
      answers["not sent in time"] = Math.round(wanted - n);
      break;
    }
    const sent = send(url, fields, n, networks).then((status) => {
      answers[status] = (answers[status] ?? 0) + 1;
      underWay.delete(sent);
    });
    underWay.add(sent);
  }
  await Promise.all(underWay);
  return answers;
}

async function send(url: string, fields: Fields, n: number, networks: number): Promise<string> {
  const network = n % networks;
  const body = new FormData();
  for (const [name, value] of fields) body.append(name, value);
  body.append("name", `Sender ${n}`);
  body.append("email", `sender-${n}@example.org`);
  body.append("site", "");
  body.append("text", `Number ${n} of a flood from ${networks}, unlike all others: ${n * 7919}.`);
  const answer = await fetch(new URL(post, url), {
    method: "POST",
    body,
    headers: {
      origin: url,
      "x-forwarded-for": `10.${networks % 250}.${network >> 8}.${network & 255}`,
    },
    redirect: "manual",
  });
  await answer.arrayBuffer();
  return String(answer.status);
}

type Fields = [name: string, value: string][];

/** What the page itself puts into its form. */
async function readFields(url: string): Promise<Fields> {
  const { body } = await rawRequest(url, { path: post });
  const form = /<form id="leave-a-comment"[^]*?<\/form>/.exec(body)?.[0] ?? "";
  const inputs = [...form.matchAll(/<input type="hidden" name="([^"]+)"(?: value="([^"]*)")?/g)];
  return inputs.map(([, name = "", value = ""]) => [name, value.replaceAll("&quot;", '"')]);
}

/** How long each page took that a reader asked for, in milliseconds. */
async function readFor(url: string, seconds: number): Promise<number[]> {
  const times: number[] = [];
  const reads: Promise<void>[] = [];
  const begun = performance.now();
  for (let n = 0; n < seconds * readsPerSecond; n += 1) {
    const waitMs = begun + (n * 1_000) / readsPerSecond - performance.now();
    if (waitMs > 0) await setTimeout(waitMs);
    const asked = performance.now();
    const read = rawRequest(url, { path: n % 2 ? post : "/" });
    reads.push(read.then(() => void times.push(performance.now() - asked)));
  }
  await Promise.all(reads);
  return times;
}

function report(name: string, times: number[], quiet?: number): void {
  const [middle, high] = [percentile(times, 50), percentile(times, 95)];
  const ratio = quiet === undefined ? "" : `, ${(high / quiet).toFixed(1)} times as long as quiet`;
  console.log(`${name}: reading p50 ${middle.toFixed(1)} ms, p95 ${high.toFixed(1)} ms${ratio}`);
}

function percentile(times: number[], percent: number): number {
  const sorted = times.toSorted((a, b) => a - b);
  return sorted[Math.floor((sorted.length * percent) / 100)] ?? NaN;
}

async function reportGrowth(folder: string): Promise<void> {
  const file = join(folder, "byline.db");
  process.env.DATABASE_URL = `file:${file}`;
  const [stored, queued] = [await reader.$count(comments), await reader.$count(jobs)];
  await closeDatabase();
  const size = Math.round(statSync(file).size / 1024 / 1024);
  console.log(`stored after both: ${stored} comments, ${queued} jobs, ${size} MB`);
}
