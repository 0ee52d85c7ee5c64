import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const places = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];

/**
 * Finds a Chromium for the journeys: the system's, else Debian's package where that can be installed,
 * else the test runner's own download. Undefined means the runner's own.
 */
export async function findChromium(): Promise<string | undefined> {
  const found = [process.env.CHROMIUM, ...places].find((path) => path && existsSync(path));
  if (found) return found;

  if (process.getuid?.() === 0 && succeeds("apt-get", ["--version"])) {
    console.log("Installing Chromium from Debian's packages (a minute or two) …");
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const isInstalled =
      succeeds("apt-get", ["update", "-qq"], env) &&
      succeeds("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium"], env);
    if (isInstalled) return places.find((path) => existsSync(path));
  }

  console.log("Downloading the test runner's own Chromium …");
  succeeds(process.execPath, ["node_modules/@playwright/test/cli.js", "install", "chromium"]);
  return undefined;
}

function succeeds(command: string, args: string[], env = process.env): boolean {
  return spawnSync(command, args, { stdio: "ignore", env }).status === 0;
}
