// Plain JavaScript with nothing but Node in it: this runs before any package is there.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const stamp = join(root, "node_modules", ".byline-installed");

requireNode(20, 19);
const locked = createHash("sha256").update(readFileSync(join(root, "package-lock.json")));
const wanted = `${process.version} ${locked.digest("hex")}`;

if (!existsSync(stamp) || readFileSync(stamp, "utf8") !== wanted) {
  console.log("Installing the locked packages (about a minute) …");
  // Builds and tests need the development packages too, whatever NODE_ENV says.
  const args = ["ci", "--include=dev", "--no-fund", "--no-audit", "--loglevel=error"];
  const { status } = spawnSync("npm", args, {
    cwd: root,
    stdio: "inherit",
    shell: process.platform === "win32",
    env: { ...process.env, PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD: "1" },
  });
  if (status !== 0) {
    console.error("The packages could not be installed. The lines above say why.");
    process.exit(status ?? 1);
  }
  writeFileSync(stamp, wanted);
}

function requireNode(major, minor) {
  const [foundMajor, foundMinor] = process.versions.node.split(".").map(Number);
  if (foundMajor > major || (foundMajor === major && foundMinor >= minor)) return;
  console.error(`Byline needs Node ${major}.${minor} or newer; this is ${process.version}.`);
  process.exit(1);
}
