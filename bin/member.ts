import { text } from "node:stream/consumers";
import { closeDatabase } from "#db/client.ts";
import { migrate } from "#db/migrate.ts";
import { memberCommand } from "#lib/identity/command.ts";

const args = process.argv.slice(2);
if (args.includes("--password-stdin")) {
  // A shell's `echo` ends the line; the end of a line is no part of a password.
  args.push(`--password=${(await text(process.stdin)).replace(/\r?\n[^]*$/, "")}`);
}
await migrate();
process.exitCode = await memberCommand(args, (line) => console.log(line));
await closeDatabase();
