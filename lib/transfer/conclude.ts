import { findSample } from "#lib/posts/remove-sample.ts";
import type { Run } from "./run.ts";
import { countFound, leaveOut, note } from "./tally.ts";
import { field } from "./wordpress/export.ts";
import { plainText } from "./wordpress/plain-text.ts";

/** What is said at the end, however it came. */
export async function conclude(run: Run): Promise<void> {
  const { session, reading, tally } = run;
  if (session.categories.size > 0) countFound(tally, "category", session.categories.size);
  if (session.tags.size > 0) countFound(tally, "tag", session.tags.size);
  if (session.channel && session.channel.version === undefined) {
    note(tally, "The file does not name its WXR version and was read as 1.2", { line: 1 });
  }
  if (reading.removedCharacters > 0) {
    note(tally, "Control characters that XML forbids were removed", {
      line: 0,
      text: String(reading.removedCharacters),
    });
  }
  noteCutItem(run);
  const sample = await findSample();
  if (sample) {
    const text = "remove it in the dashboard under Settings";
    note(tally, "The sample publication is still here", { line: 0, text });
  }
}

function noteCutItem({ session, reading, tally }: Run): void {
  const { cutItem } = reading;
  if (!cutItem) return;
  const place = { line: cutItem.line, text: plainText(field(cutItem.fields, "title")) };
  if (session.threads.has(cutItem)) {
    note(tally, "A post that is cut off waits as a draft, with the comments read so far", place);
  } else leaveOut(tally, "The item in which the file stops", place);
}
