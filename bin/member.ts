import { text } from "node:stream/consumers";
import { memberCommand } from "#lib/identity/command.ts";
import { operate } from "./operate.ts";

const args = process.argv.slice(2);
if (args.includes("--password-stdin")) {
  // A shell's `echo` ends the line; the end of a line is no part of a password.
  args.push(`--password=${(await text(process.stdin)).replace(/\r?\n[^]*$/, "")}`);
}
const isHelp = args.length === 0 || args.includes("--help") || args.includes("-h");
process.exitCode = isHelp
  ? await memberCommand(args, (line) => console.log(line))
  : await operate("member", args);
