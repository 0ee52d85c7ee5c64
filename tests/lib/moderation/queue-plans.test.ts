import { expect, test } from "vitest";
import { countQueues } from "#lib/moderation/count-queues.ts";
import { readDesk } from "#lib/moderation/desk.ts";
import { deskQuery, readDeskView } from "#lib/moderation/view.ts";
import { matchAtDesk } from "#lib/search/desk.ts";
import { aComment, aPost } from "#tests/support/conversation.ts";
import { aModerator } from "#tests/support/members.ts";
import { plansOf } from "#tests/support/plans.ts";

const place = { at: 1, id: 1 };

for (const queue of ["waiting", "first-time", "reported", "decided", "all"] as const) {
  for (const given of [
    {},
    { after: place },
    { before: place },
    { post: 1 },
    { writer: "ben@example.org" },
    { writer: "ben" },
    { q: "lime" },
    { q: "lime", state: "spam" },
    { rule: "many-links", language: "de", from: "2026-01-01", to: "2026-02-01" },
    { post: 1, writer: "ben@example.org", state: "spam", after: place },
  ] as const) {
    const asked = deskQuery({ queue, ...given }) || "waiting";

    test(`no table is read from end to end for ${asked} (B10)`, async () => {
      const ana = await aModerator();
      await aComment({ postId: await aPost(), status: "pending" });
      const view = readDeskView(new URLSearchParams(deskQuery({ queue, ...given })));

      const plans = await plansOf(async () => {
        await readDesk(ana, view, { matching: await matchAtDesk(ana, view) });
      });

      expect(wholeReadings(plans)).toEqual([]);
    });
  }
}

test("nothing is counted by reading a table from end to end (B10)", async () => {
  const ana = await aModerator();

  expect(wholeReadings(await plansOf(() => countQueues(ana)))).toEqual([]);
});

/** What is open is all that its index holds, so that is read from end to end; members are few. */
function wholeReadings(plans: string[]): string[] {
  const table = /\bSCAN (comments|decisions|posts|holds|comment_revisions|appeals|reports)\b/;
  const openOnly = /USING (COVERING )?INDEX (\w+_open|comment_revisions_proposed)\b/;
  return plans.filter((line) => table.test(line) && !openOnly.test(line));
}
