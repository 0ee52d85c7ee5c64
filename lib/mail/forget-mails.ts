import { existsSync } from "node:fs";
import { readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { dataFolder } from "#db/address.ts";
import { job, type PayloadOf } from "#lib/jobs/queue.ts";

/** What was erased is not to be read in the outbox either, which is never sent and never emptied. */
export const forgetMails = job<{ about: string[] }>("mail.forget");

/** Only in the outbox: whoever gets a mail is told nothing of our numbers. */
export const aboutHeader = "X-Byline-About";

export function aboutComment(id: number): string {
  return `comment-${id}`;
}

export function aboutAddress(id: number): string {
  return `address-${id}`;
}

export function outboxFolder(): string {
  return join(dataFolder(), "outbox");
}

/** Removes every mail in the outbox that is about any of these. */
export async function removeFromOutbox({ about }: PayloadOf<typeof forgetMails>): Promise<void> {
  const folder = outboxFolder();
  if (!existsSync(folder)) return;
  for (const name of await readdir(folder)) {
    const file = join(folder, name);
    const subjects = subjectsOf(await readFile(file, "utf8"));
    if (about.some((one) => subjects.includes(one))) await rm(file, { force: true });
  }
}

function subjectsOf(mail: string): string[] {
  const [head = ""] = mail.split(/\r?\n\r?\n/, 1);
  const unfolded = head.replace(/\r?\n[ \t]+/g, " ");
  const [, value = ""] = new RegExp(`^${aboutHeader}: (.*)$`, "im").exec(unfolded) ?? [];
  return value.trim().split(/\s+/);
}
