import { spawn, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, inject, test } from "vitest";
import { aComment, aFile, anExport, anItem } from "#tests/support/wordpress.ts";

test(
  "I02: a file much larger than the memory it gets is read to its end",
  { timeout: 120_000 },
  async () => {
    const long = "A sentence of the comment. ".repeat(400);
    const file = aFile(
      anExport([
        anItem(
          {},
          Array.from({ length: 2_000 }, (_, at) =>
            aComment({ "wp:comment_id": at + 1, "wp:comment_content": `${at} ${long}` }),
          ),
        ),
      ]),
    );

    // The program itself takes some 40 MB, the file has 22.
    const { output, code } = await ended(run(file, ["--dry-run"], "--max-old-space-size=60"));

    expect(output).toContain("2,001 new would come");
    expect(code).toBe(0);
  },
);

test(
  "I03: an import that is killed at 60 % is continued by running it again",
  { timeout: 120_000 },
  async () => {
    const file = aFile(
      anExport(
        Array.from({ length: 400 }, (_, post) =>
          anItem(
            { "wp:post_id": post + 1 },
            Array.from({ length: 10 }, (_, at) =>
              aComment({
                "wp:comment_id": post * 10 + at + 1,
                "wp:comment_parent": at && post * 10 + at,
              }),
            ),
          ),
        ),
      ),
    );
    const folder = aFolder();

    const killed = run(file, [], "", folder);
    await said(killed, "60 % read");
    killed.kill("SIGKILL");
    await ended(killed);
    const second = await ended(run(file, [], "", folder));

    const [, added = "", here = ""] =
      /([\d,]+) new, ([\d,]+) already here/.exec(second.output) ?? [];
    expect(count(here)).toBeGreaterThan(1_000);
    expect(count(added)).toBeGreaterThan(0);
    expect(count(added) + count(here)).toBe(4_400);
  },
);

test("the command tells wrong arguments from a missing file", { timeout: 60_000 }, async () => {
  const [wrong, missing, help] = await Promise.all([
    ended(run("a.xml", ["--dry"])),
    ended(run("/nowhere/a.xml", [])),
    ended(run("", ["--help"])),
  ]);

  expect([wrong.code, missing.code, help.code]).toEqual([2, 1, 0]);
  expect(missing.output).toContain("There is no file at /nowhere/a.xml");
  expect(help.output).toContain("npm run import -- FILE [--pictures FOLDER] [--dry-run]");
});

function run(file: string, options: string[], nodeOptions = "", folder = aFolder()): ChildProcess {
  const env = {
    ...process.env,
    BYLINE_DATA: folder,
    DATABASE_URL: `file:${join(folder, "byline.db")}`,
    NODE_OPTIONS: nodeOptions,
  };
  const args = ["--import", "tsx", "bin/import.ts", ...options, ...(file ? [file] : [])];
  return spawn(process.execPath, args, { env, stdio: ["ignore", "pipe", "pipe"] });
}

function aFolder(): string {
  const folder = join(inject("testFolder"), randomUUID());
  mkdirSync(folder);
  return folder;
}

async function ended(child: ChildProcess): Promise<{ output: string; code: number | null }> {
  let output = "";
  child.stdout?.on("data", (piece) => (output += piece));
  child.stderr?.on("data", (piece) => (output += piece));
  const code = await new Promise<number | null>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
    else child.on("close", resolve);
  });
  return { output, code };
}

async function said(child: ChildProcess, words: string): Promise<void> {
  let output = "";
  await new Promise<void>((resolve, reject) => {
    child.stdout?.on("data", (piece) => {
      output += piece;
      if (output.includes(words)) resolve();
    });
    child.on("close", () => reject(new Error(`It ended without saying “${words}”:\n${output}`)));
  });
}

function count(written: string): number {
  return Number(written.replaceAll(",", ""));
}
