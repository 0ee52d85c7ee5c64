import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { comments } from "#db/schema/comments.ts";
import { noticeSettings } from "#db/schema/identity.ts";
import { jobs } from "#db/schema/jobs.ts";
import { addresses } from "#db/schema/mail.ts";
import { readMailHealth } from "#lib/following/mail-health.ts";
import type { Owner } from "#lib/identity/roles.ts";
import { aPost } from "#tests/support/conversation.ts";
import { aMailServer, type Behaviour, type MailServer } from "#tests/support/mail-server.ts";
import { aConfirmedAddress, aFollower, decideOn, runJobs } from "#tests/support/mailing.ts";
import { anOwner } from "#tests/support/members.ts";

/** Row E01: whatever the mail server does, people comment and decide, and the mail goes later. */

const start = new Date("2026-06-01T10:00:00Z");
const later = (minutes: number): Date => new Date(+start + minutes * 60_000);

let server: MailServer;
let olga: Owner;

beforeAll(async () => {
  server = await aMailServer();
  process.env.SMTP_URL = server.url;
  olga = await anOwner();
  await write((tx) =>
    tx.insert(noticeSettings).values({ memberId: olga.id, choice: "never", changedAt: start }),
  );
});
afterAll(() => server.close());

beforeEach(async () => {
  await server.behave({});
  await write(async (tx) => {
    await tx.delete(jobs);
    await tx.delete(addresses);
  });
  await aConfirmedAddress("ben@example.org", start);
  server.received.length = 0;
});

test.each<[string, Behaviour, RegExp]>([
  ["refuses for now", { recipient: 451 }, /451/],
  ["refuses us", { sender: 550 }, /550/],
  ["refuses the text", { data: 554 }, /554/],
  ["is down", { isDown: true }, /ECONNREFUSED/],
])(
  "a mail server that %s changes no decision, and the mail goes when it can",
  async (_, behaviour, error) => {
    await server.behave(behaviour);
    const id = await aFollower(await aPost(), { follow: ["decision"] }, start);
    await decideOn(id, "approve", olga, start);

    await runJobs(later(2));
    expect([await statusOf(id), server.received]).toEqual(["approved", []]);
    expect(await readMailHealth(olga)).toMatchObject({
      hasServer: true,
      waiting: 1,
      givenUp: 0,
      lastError: expect.stringMatching(error) as string,
    });

    await server.behave({});
    await runJobs(later(3));
    expect(server.received).toHaveLength(1);
    expect(await readMailHealth(olga)).toMatchObject({ waiting: 0, lastError: null, paused: 0 });
  },
);

test("people comment and decide while a mail server takes its time", async () => {
  const first = await aFollower(await aPost(), { follow: ["decision"] }, start);
  await decideOn(first, "approve", olga, start);
  await server.behave({ isSilent: true });
  const reached = server.reached();
  const mailing = runJobs(later(2));
  await reached;

  const second = await aFollower(await aPost(), { follow: ["decision"], text: "Two." }, later(2));
  await decideOn(second, "approve", olga, later(2));

  expect(await statusOf(second)).toBe("approved");
  await server.take();
  await mailing;
});

test("a mail that fails for 47 hours still goes, and one that never can is counted as given up", async () => {
  const id = await aFollower(await aPost(), { follow: ["decision"] }, start);
  await decideOn(id, "approve", olga, start);
  await server.behave({ recipient: 450 });
  for (let hour = 0; hour <= 47; hour += 1) await runJobs(later(hour * 60 + 2));
  expect(await readMailHealth(olga)).toMatchObject({ waiting: 1, givenUp: 0 });

  await server.behave({});
  await runJobs(later(51 * 60));
  expect(server.received).toHaveLength(1);

  await server.behave({ recipient: 450 });
  const next = await aFollower(await aPost(), { follow: ["decision"], text: "Two." }, start);
  await decideOn(next, "approve", olga, start);
  for (let hour = 0; hour <= 60; hour += 1) await runJobs(later(hour * 60 + 2));
  expect(await readMailHealth(olga)).toMatchObject({ waiting: 0, givenUp: 1 });
});

test("addresses that are paused are shown to the owner with the last answer", async () => {
  const post = await aPost();
  await server.behave({ recipient: 550 });
  for (const n of [0, 10, 20]) {
    const id = await aFollower(post, { follow: ["decision"], text: `Text ${n}` }, later(n));
    await decideOn(id, "approve", olga, later(n));
    await runJobs(later(n + 2));
  }

  expect(await readMailHealth(olga)).toMatchObject({
    waiting: 0,
    paused: 1,
    lastRefusal: expect.stringContaining("550") as string,
  });
});

async function statusOf(id: number): Promise<string | undefined> {
  const row = await reader.select().from(comments).where(eq(comments.id, id)).get();
  return row?.status;
}
