import { memberCommand } from "#lib/identity/command.ts";
import type { Commands } from "#lib/instance/door.ts";
import { pictureCommand } from "#lib/media/command.ts";
import { verifyLogCommand } from "#lib/moderation/log/command.ts";
import { importCommand } from "#lib/transfer/command.ts";

/** What an operator can ask for, with the site running or not. */
export const commands = {
  import: (args, print) => importCommand(args as Parameters<typeof importCommand>[0], print),
  member: (args, print) => memberCommand(args as Parameters<typeof memberCommand>[0], print),
  picture: (args, print) => pictureCommand(args as Parameters<typeof pictureCommand>[0], print),
  "verify-log": (args, print) =>
    verifyLogCommand(args as Parameters<typeof verifyLogCommand>[0], print),
} satisfies Commands;

export type CommandName = keyof typeof commands;
