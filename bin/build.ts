import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { environment } from "#lib/config/environment.ts";

/** What the build is made of. Of `public`, which is read at run time, every page names the script. */
const sources = [
  "app",
  "lib",
  "db",
  "next.config.js",
  "package-lock.json",
  "public",
  "tsconfig.json",
];
const stamp = ".next/byline-build";

/** True when `.next` holds a build of exactly the source that is here. */
export function isBuilt(): boolean {
  return existsSync(stamp) && readFileSync(stamp, "utf8") === fingerprint();
}

/** Builds for production. Throws when the build fails; what it printed says why. */
export async function build(): Promise<void> {
  const made = fingerprint();
  const child = spawn(process.execPath, ["node_modules/next/dist/bin/next", "build"], {
    stdio: "inherit",
    env: {
      ...process.env,
      NODE_ENV: "production",
      NEXT_TELEMETRY_DISABLED: "1",
      NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: actionKey(),
    },
  });
  const code = await new Promise<number | null>((resolve) => child.on("exit", resolve));
  if (code !== 0) throw new Error("The build failed. The lines above say why.");
  writeFileSync(stamp, made);
}

/** One key for one installation, so that a form from before an upgrade still names its action. */
function actionKey(): string {
  const { authSecret } = environment();
  return createHash("sha256").update(`server actions ${authSecret}`).digest("base64");
}

function fingerprint(): string {
  const hash = createHash("sha256").update(actionKey()).update(process.version);
  for (const file of sources.flatMap(filesUnder)) hash.update(file).update(readFileSync(file));
  return hash.digest("hex");
}

function filesUnder(path: string): string[] {
  if (!existsSync(path)) return [];
  if (/\.[a-z]+$/.test(path) && !path.includes("/")) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
