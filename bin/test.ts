import { spawn } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { resolve } from "node:path";
import { secret } from "#tests/support/start-site.ts";
import { build, isBuilt } from "./build.ts";
import { findChromium } from "./chromium.ts";

/** What one part of the run counted. */
type Count = { passed: number; failed: number };

const results = "test-results";

if (process.argv.includes("--help")) {
  console.log(
    "npm test\n\nFormat, lint, types, unit and integration tests, a production build, and journeys in a\n" +
      "browser against that build, with JavaScript and without. Ends with one line: N passed, N failed.",
  );
  process.exit(0);
}

const started = Date.now();
rmSync(results, { recursive: true, force: true });
mkdirSync(results, { recursive: true });
process.env.AUTH_SECRET = secret;

// The journeys need the build, and so do the types, which it writes for routes and style modules.
const [chromium, built, read] = await Promise.all([findChromium(), runBuild(), readSource()]);
const [tested, journeys] = await Promise.all([
  runTests(),
  built.failed ? { passed: 0, failed: 1 } : runJourneys(chromium),
]);

const counts = [built, ...read, ...tested, journeys];
console.log(`\nTook ${Math.round((Date.now() - started) / 1000)} s.`);
const failed = total(counts, "failed");
console.log(`${total(counts, "passed")} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

async function runBuild(): Promise<Count> {
  if (isBuilt()) return report("build (unchanged)", true, "");
  try {
    await build();
    return report("build", true, "");
  } catch (error) {
    return report("build", false, String(error));
  }
}

async function readSource(): Promise<Count[]> {
  return [
    await check("format", ["node_modules/prettier/bin/prettier.cjs", "--check", "."]),
    await check("lint", ["node_modules/eslint/bin/eslint.js", "--max-warnings", "0", "."]),
  ];
}

async function runTests(): Promise<Count[]> {
  return [
    await check("types", ["node_modules/typescript/bin/tsc", "--noEmit"]),
    await runUnitTests(),
  ];
}

async function check(name: string, args: string[]): Promise<Count> {
  const { code, output } = await run(args);
  return report(name, code === 0, output);
}

async function runUnitTests(): Promise<Count> {
  const file = `${results}/unit.json`;
  const reporters = ["--reporter=dot", "--reporter=json", `--outputFile.json=${file}`];
  const { code, output } = await run(["node_modules/vitest/vitest.mjs", "run", ...reporters]);
  console.log(output);
  const found = readResults<{ numPassedTests: number; numFailedTests: number }>(file);
  return atLeastOneFailure(code, {
    passed: found?.numPassedTests ?? 0,
    failed: found?.numFailedTests ?? 0,
  });
}

async function runJourneys(chromium: string | undefined): Promise<Count> {
  const file = `${results}/journeys.json`;
  const config = "tests/journeys/playwright.config.ts";
  const { code } = await run(
    ["node_modules/@playwright/test/cli.js", "test", "--config", config, "--reporter=dot,json"],
    { PLAYWRIGHT_JSON_OUTPUT_FILE: resolve(file), ...(chromium && { CHROMIUM: chromium }) },
    "inherit",
  );
  const stats = readResults<{ stats: { expected: number; unexpected: number; flaky: number } }>(
    file,
  );
  return atLeastOneFailure(code, {
    passed: stats?.stats.expected ?? 0,
    failed: (stats?.stats.unexpected ?? 0) + (stats?.stats.flaky ?? 0),
  });
}

/** A runner that fails without a failed test (a crash, no tests found) still fails the run. */
function atLeastOneFailure(code: number | null, count: Count): Count {
  const isCrash = code !== 0 && count.failed === 0;
  return isCrash ? { ...count, failed: 1 } : count;
}

function readResults<Results>(file: string): Results | undefined {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Results;
  } catch {
    return undefined;
  }
}

function report(name: string, isFine: boolean, output: string): Count {
  console.log(`${isFine ? "ok  " : "FAIL"} ${name}`);
  if (!isFine) console.log(output);
  return isFine ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

function run(
  args: string[],
  extra: NodeJS.ProcessEnv | Record<string, string> = {},
  stdio: "inherit" | "pipe" = "pipe",
): Promise<{ code: number | null; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { stdio, env: { ...process.env, ...extra } });
    const pieces: Buffer[] = [];
    child.stdout?.on("data", (piece: Buffer) => pieces.push(piece));
    child.stderr?.on("data", (piece: Buffer) => pieces.push(piece));
    child.on("close", (code) => resolve({ code, output: Buffer.concat(pieces).toString() }));
  });
}

function total(counts: Count[], key: keyof Count): number {
  return counts.reduce((sum, count) => sum + count[key], 0);
}
