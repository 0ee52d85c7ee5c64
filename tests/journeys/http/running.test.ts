import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "../../support/site.ts";
import { command, password, secret, startSite } from "../../support/start-site.ts";

test("the first start makes everything; the next changes nothing, and both stop cleanly", async () => {
  const folder = mkdtempSync(join(tmpdir(), "byline-running-"));
  const first = await startSite({ BYLINE_DATA: folder });
  expect(first.printed()).toContain("Put in the sample publication.");
  expect(first.setupLink).toBeDefined();
  const front = await (await fetch(first.url)).text();
  const account = ["--email", "owner@example.org", "--name", "Olga", "--role", "owner"];
  await command(folder, "member", ["add", ...account, "--password", password]);
  expect(await first.stop("SIGINT")).toBe(0);

  const second = await startSite({ BYLINE_DATA: folder });
  expect(second.printed()).not.toContain("sample publication");
  expect(second.setupLink).toBeUndefined();
  const again = await (await fetch(second.url)).text();
  expect(again.replaceAll(second.url, first.url)).toBe(front);
  expect(await second.stop("SIGTERM")).toBe(0);
  rmSync(folder, { recursive: true, force: true });
});

test("a second start on the same data is refused and names the first (R03)", async () => {
  const site = await startSite();

  const { code, output } = await run({ BYLINE_DATA: site.dataFolder, PORT: "0" });

  expect(code).toBe(1);
  expect(output).toContain(`the site at ${site.url}`);
  expect((await fetch(site.url)).status).toBe(200);
  await site.stop();
});

test("a start with wrong settings names each of them and serves nothing (R04)", async () => {
  const { code, output } = await run({ PORT: "eighty", SITE_URL: "nowhere", AUTH_SECRET: "short" });

  expect(code).toBe(1);
  for (const name of ["PORT", "SITE_URL", "AUTH_SECRET"]) expect(output).toContain(name);
  expect(output).not.toContain("nowhere");
});

async function run(
  environment: Record<string, string>,
): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", "bin/up.ts"], {
    env: { ...process.env, DATABASE_URL: "", AUTH_SECRET: secret, ...environment },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (piece: Buffer) => (output += piece.toString()));
  }
  const [code] = (await once(child, "close")) as [number | null];
  return { code, output };
}
