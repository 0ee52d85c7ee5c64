import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Holder } from "#db/lock.ts";
import { knock } from "#lib/instance/door.ts";

export type StartedSite = {
  url: string;
  dataFolder: string;
  /** The one-time link printed at the first start. */
  setupLink: string | undefined;
  /** Everything it has printed so far. */
  printed: () => string;
  stop: (signal?: NodeJS.Signals) => Promise<number | null>;
};

/** The build's action key is made from it, so every site that shares the build has the same one. */
export const secret = "a secret that only the tests use, long enough";

/** Everything the journeys sign in with has this password. */
export const password = "correct horse battery staple";

/** Starts the packaged site as `npm run up` does, on a free port with a data folder of its own. */
export async function startSite(environment: Record<string, string> = {}): Promise<StartedSite> {
  const dataFolder = environment.BYLINE_DATA ?? mkdtempSync(join(tmpdir(), "byline-site-"));
  const port = String(await freePort());
  const child = spawn(process.execPath, ["--import", "tsx", "bin/up.ts"], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...process.env,
      AUTH_SECRET: secret,
      BYLINE_DATA: dataFolder,
      DATABASE_URL: "",
      PORT: port,
      SITE_URL: `http://localhost:${port}`,
      // Each test speaks from an address of its own, as if through one proxy.
      PROXY_COUNT: "1",
      ...environment,
    },
  });
  const printed = await readUntil(child, "Ctrl-C stops it.");
  return {
    url: `http://localhost:${port}`,
    dataFolder,
    setupLink: /http\S+\/setup\?token=\S+/.exec(printed())?.[0],
    printed,
    stop: (signal = "SIGTERM") => stop(child, signal, environment.BYLINE_DATA ? "" : dataFolder),
  };
}

/** Gives a command to a running site, as the terminal would. Throws unless it succeeds. */
export async function command(dataFolder: string, name: string, args: unknown): Promise<string[]> {
  const lines: string[] = [];
  const holder = JSON.parse(readFileSync(join(dataFolder, "byline.db.holder"), "utf8")) as Holder;
  const code = await knock(name, args, (line) => lines.push(line), holder);
  if (code !== 0) throw new Error(`${name} failed (${code}):\n${lines.join("\n")}`);
  return lines;
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** Waits until the child has printed `mark`; the answer reads all it has printed by then and since. */
function readUntil(child: ChildProcess, mark: string): Promise<() => string> {
  return new Promise((resolve, reject) => {
    let printed = "";
    const read = (piece: Buffer) => {
      printed += piece.toString();
      if (printed.includes(mark)) resolve(() => printed);
    };
    child.stdout?.on("data", read);
    child.stderr?.on("data", read);
    child.once("exit", (code) => reject(new Error(`The site stopped (${code}):\n${printed}`)));
  });
}

async function stop(
  child: ChildProcess,
  signal: NodeJS.Signals,
  folder: string,
): Promise<number | null> {
  const exited = new Promise<number | null>((resolve) => child.once("exit", resolve));
  child.kill(signal);
  const code = await exited;
  if (folder) rmSync(folder, { recursive: true, force: true });
  return code;
}
