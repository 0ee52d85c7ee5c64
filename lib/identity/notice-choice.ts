import { eq } from "drizzle-orm";
import { reader, write } from "#db/client.ts";
import { noticeChoices, noticeSettings } from "#db/schema/identity.ts";
import { addresses } from "#db/schema/mail.ts";
import type { Moderator } from "./roles.ts";

/** How often a moderator hears by mail of the comments that wait. */
export type NoticeChoice = (typeof noticeChoices)[number];

export type NoticeSetting = {
  choice: NoticeChoice;
  /** Their server refused three mails in a row. */
  isPaused: boolean;
};

export async function readNoticeSetting({ id, email }: Moderator): Promise<NoticeSetting> {
  const setting = await reader
    .select({ choice: noticeSettings.choice })
    .from(noticeSettings)
    .where(eq(noticeSettings.memberId, id))
    .get();
  const address = await reader
    .select({ pausedAt: addresses.pausedAt })
    .from(addresses)
    .where(eq(addresses.email, email))
    .get();
  return { choice: setting?.choice ?? "at-once", isPaused: Boolean(address?.pausedAt) };
}

/** Choosing says that mail is wanted again, so it also takes back a pause. False for no such choice. */
export async function saveNoticeChoice(
  typed: string,
  { id, email }: Moderator,
  now = new Date(),
): Promise<boolean> {
  const choice = noticeChoices.find((known) => known === typed);
  if (!choice) return false;
  await write(async (tx) => {
    await tx
      .insert(noticeSettings)
      .values({ memberId: id, choice, changedAt: now })
      .onConflictDoUpdate({
        target: noticeSettings.memberId,
        set: { choice, changedAt: now },
      });
    await tx
      .update(addresses)
      .set({ pausedAt: null, bounces: 0, lastError: null })
      .where(eq(addresses.email, email));
  });
  return true;
}
