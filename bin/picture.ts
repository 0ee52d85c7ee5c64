import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { PictureArguments } from "#lib/media/command.ts";
import { operate } from "./operate.ts";

const usage = `Keeps a picture for the publication and prints the Markdown that shows it.

  npm run picture -- FILE [--alt TEXT]

  FILE        a JPEG, PNG, WebP or GIF, up to 20 MB and 50 million pixels
  --alt TEXT  what it shows, for whoever cannot see it

Example:
  npm run picture -- crack.jpg --alt "A crack in three steps below a window"

Exit code: 0 kept, 1 refused or failed (the reason is printed), 2 wrong arguments.`;

const args = readArguments();
process.exitCode = typeof args === "number" ? args : await operate("picture", args);

/** The arguments, or the exit code when there is nothing to do. */
function readArguments(): PictureArguments | number {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { alt: { type: "string" }, help: { type: "boolean", short: "h" } },
    });
    if (values.help) {
      console.log(usage);
      return 0;
    }
    const [file, ...others] = positionals;
    if (!file || others.length > 0) throw new Error("Name one file.");
    return { file: resolve(file), alt: values.alt ?? "" };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    return 2;
  }
}
