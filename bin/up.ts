import { mkdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { dataFolder } from "#db/address.ts";
import { takeLock, type Lock } from "#db/lock.ts";
import { migrate } from "#db/migrate.ts";
import { environment } from "#lib/config/environment.ts";
import { offerSetup } from "#lib/identity/setup.ts";
import { holderSentence, openDoor } from "#lib/instance/door.ts";
import { plantSample } from "#lib/posts/sample.ts";
import { build, isBuilt } from "./build.ts";
import { commands } from "./commands.ts";
import { ensureSecret, readEnvironmentFile } from "./environment-file.ts";
import { stopSignal } from "./stop-signal.ts";

const help = `npm run up

Makes what is missing (packages, .env, data/, tables, a sample publication, the build) and serves the
publication. Run again, it only serves. Ctrl-C stops it.

Environment: PORT (3000), SITE_URL (http://localhost:PORT), BYLINE_DATA (data), DATABASE_URL
(file:./data/byline.db), AUTH_SECRET (made and kept in .env), SMTP_URL, MAIL_FROM, PROXY_COUNT (0),
PRESS (on).
docs/running.md says what each one does.`;

/** What has not finished by then is broken off. Nothing acknowledged is lost by it. */
const stopWaitMs = 30_000;

process.exitCode = await up();

async function up(): Promise<number> {
  const { values } = parseArgs({ options: { help: { type: "boolean" } } });
  if (values.help) {
    console.log(help);
    return 0;
  }

  // A terminal that has gone away is no reason to stop serving, nor to keep telling it so.
  for (const output of [process.stdout, process.stderr]) output.on("error", () => {});
  // React and Next choose their production builds by it, so it is set before either is loaded.
  Object.assign(process.env, { NODE_ENV: "production" });
  readEnvironmentFile();
  if (ensureSecret()) console.log("Made .env with a new secret.");

  try {
    environment();
    mkdirSync(dataFolder(), { recursive: true, mode: 0o700 });
    const lock = await takeLock();
    if (!lock) {
      console.error(
        `${holderSentence()}\nStop that one first, or set BYLINE_DATA to another folder.`,
      );
      return 1;
    }
    return await run(lock);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

async function run(lock: Lock): Promise<number> {
  lock.describe({ doing: "the site is starting", door: undefined });
  const applied = await migrate();
  if (applied > 0) console.log(`Brought the database up to date (${applied} migrations).`);
  if (await plantSample()) console.log("Put in the sample publication.");
  if (!isBuilt()) {
    console.log("Building the pages (about a minute) …");
    await build();
  }

  const { serve } = await import("./serve.ts");
  const serving = await serve({ isDev: false });
  const door = await openDoor(commands);
  lock.describe({ doing: `the site at ${environment().siteUrl.origin}`, door });
  await announce();

  await stopSignal();
  console.log("Stopping …");
  setTimeout(() => process.exit(1), stopWaitMs).unref();
  door.close();
  await serving.stop();
  lock.release();
  console.log("Stopped.");
  return 0;
}

async function announce(): Promise<void> {
  const { origin } = environment().siteUrl;
  console.log(`\nByline is at ${origin}`);
  const token = await offerSetup();
  if (token) {
    console.log(
      `Make the owner's account with this link; it works once:\n  ${origin}/setup?token=${token}`,
    );
  }
  console.log("Ctrl-C stops it.\n");
}
