import { resolve } from "node:path";
import { parseArgs } from "node:util";
import type { ImportArguments } from "#lib/transfer/command.ts";
import { operate } from "./operate.ts";

const usage = `Brings a publication over from WordPress.

  npm run import -- FILE [--pictures FOLDER] [--dry-run]

  FILE        the .xml file that WordPress makes under Tools, Export (WXR 1.0 to 1.2)
  --pictures  a copy of the old site's wp-content/uploads; the pictures that posts show
              are kept here, and the posts lead to them
  --dry-run   tells what would come and writes nothing; looks at no picture

A second run of the same file brings nothing twice. A run that was broken off is
continued by starting it again. Nobody is mailed. More in docs/importing.md.

Exit code: 0 the whole file was read, 1 stopped or failed, 2 wrong arguments.`;

const args = readArguments();
process.exitCode = typeof args === "number" ? args : await operate("import", args);

/** The arguments, or the exit code when there is nothing to do. */
function readArguments(): ImportArguments | number {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        "dry-run": { type: "boolean" },
        pictures: { type: "string" },
        help: { type: "boolean", short: "h" },
      },
    });
    if (values.help) {
      console.log(usage);
      return 0;
    }
    const [file, ...others] = positionals;
    if (!file || others.length > 0) throw new Error("Name one file.");
    const pictures = values.pictures === undefined ? undefined : resolve(values.pictures);
    return { file: resolve(file), isDryRun: values["dry-run"] === true, pictures };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${usage}`);
    return 2;
  }
}
