import { takeLock } from "#db/lock.ts";
import { migrate } from "#db/migrate.ts";
import { environment } from "#lib/config/environment.ts";
import { offerSetup } from "#lib/identity/setup.ts";
import { holderSentence, openDoor } from "#lib/instance/door.ts";
import { plantSample } from "#lib/posts/sample.ts";
import { commands } from "./commands.ts";
import { ensureSecret, readEnvironmentFile } from "./environment-file.ts";
import { stopSignal } from "./stop-signal.ts";

if (process.argv.includes("--help")) {
  console.log(
    "npm run dev\n\nServes the publication from source, without the press, and reloads on change.",
  );
  process.exit(0);
}

Object.assign(process.env, { NODE_ENV: "development" });
readEnvironmentFile();
ensureSecret();
const { siteUrl } = environment();
const lock = await takeLock();
if (!lock) {
  console.error(holderSentence());
  process.exit(1);
}
await migrate();
await plantSample();

const { serve } = await import("./serve.ts");
const serving = await serve({ isDev: true });
const door = await openDoor(commands);
lock.describe({ doing: `the development server at ${siteUrl.origin}`, door });
const token = await offerSetup();
console.log(`Byline, from source, is at ${siteUrl.origin}`);
if (token) console.log(`The owner's account: ${siteUrl.origin}/setup?token=${token}`);

await stopSignal();
door.close();
await serving.stop();
lock.release();
process.exit(0);
