import { write } from "#db/client.ts";
import { notSaved, type NotSaved } from "#db/not-saved.ts";
import type { Owner } from "#lib/identity/roles.ts";
import { appendToLog } from "./append.ts";
import { readLogSettings, storeLogSettings, type LogSettings } from "./settings.ts";

export type LogSettingsChange = { outcome: "changed" } | NotSaved;

/** What everybody may read of the log is itself something to answer for, so the change is a row in it. */
export async function changeLogSettings(
  wanted: LogSettings,
  owner: Owner,
  now = new Date(),
): Promise<LogSettingsChange> {
  try {
    return await write(async (tx) => {
      const detail = describe(await readLogSettings(tx), wanted);
      if (detail !== "") {
        await storeLogSettings(tx, wanted, { by: owner.id, now });
        await appendToLog(tx, { kind: "settings", at: now, memberId: owner.id, detail });
      }
      return { outcome: "changed" };
    });
  } catch (error) {
    return notSaved(error);
  }
}

function describe(before: LogSettings, wanted: LogSettings): string {
  return (Object.keys(wanted) as (keyof LogSettings)[])
    .filter((name) => before[name] !== wanted[name])
    .map((name) => `${name}: ${wanted[name]}`)
    .join(", ");
}
