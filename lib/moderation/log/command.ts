import { parseArgs } from "node:util";
import { verifyLog, type Head } from "./verify.ts";

const usage = `Check that nothing in the log of decisions was changed, removed, added or put elsewhere.

  npm run verify-log
  npm run verify-log -- --noted ROW:HASH

  --noted ROW:HASH   a row that was noted before, as this command, the page of the log and its feed
                     name the last one; it has to be there still. May be given more than once
  --help             show this

Example:
  npm run verify-log -- --noted 1204:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08

Exit codes: 0 all is as it was written, 1 something is not (each row is named), 2 not understood.`;

/** Prints through `print` and returns the exit code. */
export async function verifyLogCommand(
  args: string[],
  print: (line: string) => void,
): Promise<number> {
  const read = readArguments(args);
  if (read === "help") {
    print(usage);
    return 0;
  }
  if ("misuse" in read) {
    print(`${read.misuse}\nRun \`npm run verify-log -- --help\` to see how.`);
    return 2;
  }

  const { count, head, findings } = await verifyLog(read.noted);
  for (const finding of findings) print(finding);
  if (head) print(`The last row is ${head.sequence}:${head.hash}`);
  if (findings.length > 0) {
    print("The log is not as it was written.");
    return 1;
  }
  print(`The log is as it was written: ${count.toLocaleString("en")} rows.`);
  return 0;
}

function readArguments(args: string[]): "help" | { noted: Head[] } | { misuse: string } {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        noted: { type: "string", multiple: true },
        help: { type: "boolean", short: "h" },
      },
    }));
  } catch (error) {
    // parseArgs names what it did not understand; the stack behind it helps nobody.
    return { misuse: error instanceof Error ? error.message : String(error) };
  }
  if (values.help) return "help";
  const noted: Head[] = [];
  for (const typed of values.noted ?? []) {
    const [, sequence, hash] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/.exec(typed) ?? [];
    if (!sequence || !hash) return { misuse: `--noted must be ROW:HASH; not "${typed}".` };
    noted.push({ sequence: Number(sequence), hash });
  }
  return { noted };
}
