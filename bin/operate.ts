import { closeDatabase } from "#db/client.ts";
import { takeLock } from "#db/lock.ts";
import { migrate } from "#db/migrate.ts";
import { EnvironmentProblem, environment } from "#lib/config/environment.ts";
import { holderSentence, knock } from "#lib/instance/door.ts";
import { commands, type CommandName } from "./commands.ts";
import { ensureSecret, readEnvironmentFile } from "./environment-file.ts";

/**
 * Carries out a command on the publication: in this process when nothing else has it open, else in
 * the running site. Returns the exit code.
 */
export async function operate(name: CommandName, args: unknown): Promise<number> {
  readEnvironmentFile();
  ensureSecret();
  const problem = environmentProblem();
  if (problem) {
    console.error(problem);
    return 1;
  }

  const print = (line: string) => console.log(line);
  const lock = await takeLock();
  if (!lock) return (await knock(name, args, print)) ?? refuse();
  lock.describe({ doing: `npm run ${name}`, door: undefined });
  try {
    await migrate();
    return await commands[name](args, print);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  } finally {
    await closeDatabase();
    lock.release();
  }
}

function environmentProblem(): string | undefined {
  try {
    environment();
    return undefined;
  } catch (error) {
    if (error instanceof EnvironmentProblem) return error.message;
    throw error;
  }
}

function refuse(): number {
  console.error(`${holderSentence()}\nWait until it is done, then run the same command again.`);
  return 1;
}
