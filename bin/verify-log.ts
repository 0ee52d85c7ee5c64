import { verifyLogCommand } from "#lib/moderation/log/command.ts";
import { operate } from "./operate.ts";

const args = process.argv.slice(2);
const isHelp = args.includes("--help") || args.includes("-h");
process.exitCode = isHelp
  ? await verifyLogCommand(args, (line) => console.log(line))
  : await operate("verify-log", args);
