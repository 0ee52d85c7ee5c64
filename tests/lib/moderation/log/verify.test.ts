import { asc, eq } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import { rawClient, reader, write } from "#db/client.ts";
import { decisions } from "#db/schema/moderation.ts";
import { logEntries, logParts } from "#db/schema/log.ts";
import { appendToLog } from "#lib/moderation/log/append.ts";
import { verifyLogCommand } from "#lib/moderation/log/command.ts";
import { verifyLog } from "#lib/moderation/log/verify.ts";
import { decide } from "#lib/moderation/decide.ts";
import { undo } from "#lib/moderation/undo.ts";
import type { Moderator } from "#lib/identity/roles.ts";
import { aComment, aPost } from "#tests/support/conversation.ts";
import { aModerator } from "#tests/support/members.ts";
import { tamperedWith } from "#tests/support/tampering.ts";

const now = new Date("2026-06-01T14:02:00Z");

let ana: Moderator;
let commentId: number;
let last: number;

beforeAll(async () => {
  ana = await aModerator("Ana");
  const postId = await aPost();
  commentId = await aComment({
    postId,
    status: "pending",
    holds: [{ rule: "many-links", sentence: "It has 21 links." }],
  });
  const press = {
    commentId,
    seenVersion: 1,
    action: "reject",
    told: { reason: "It is about Ben." },
  } as const;
  const first = await decide(press, ana, now);
  if (first.outcome !== "decided") throw new Error(first.outcome);
  await undo(first.decisionId, ana, now);
  await decide({ commentId, seenVersion: 3, action: "approve" }, ana, now);
  last = await write((tx) =>
    appendToLog(tx, {
      kind: "annotate",
      at: now,
      memberId: ana.id,
      about: 2,
      rules: ["links"],
      reason: "Off topic",
      detail: "3 → 5",
      parts: { note: "A sentence." },
    }),
  );
});

test("a decision is a row, with who, what was seen, and what held it", async () => {
  const [begin, rejected, undone, approved] = await readLog();

  expect(begin).toMatchObject({ sequence: 1, kind: "begin", decisionId: null, previous: "" });
  expect(rejected).toMatchObject({
    kind: "reject",
    at: now,
    memberId: ana.id,
    commentId,
    fromStatus: "pending",
    toStatus: "rejected",
    previous: begin?.hash,
  });
  expect(undone).toMatchObject({ kind: "undo", about: 2, toStatus: "pending" });
  expect(approved).toMatchObject({ kind: "approve", previous: undone?.hash });
  expect(await partsOf(2)).toEqual({
    member: "Ana",
    writer: "Ben",
    text: "A comment.",
    held: "It has 21 links.",
    words: "It is about Ben.",
  });
});

test("a log that nobody touched is as it was written", async () => {
  const verified = await verifyLog();

  expect(verified).toMatchObject({ count: last, head: { sequence: last }, findings: [] });
});

test("the database refuses to change or remove a row, or to write one over", async () => {
  const refused = [
    "update log_entries set reason = 'x' where sequence = 2",
    "delete from log_entries where sequence = 2",
    "insert or replace into log_entries select * from log_entries where sequence = 2",
    "update log_parts set value = 'x' where sequence = 2",
    "update log_parts set value = 'x', salt = null, redacted_at = 1 where sequence = 2",
    "delete from log_parts where sequence = 2",
    "insert or replace into log_parts select * from log_parts where sequence = 2",
    "insert into log_parts (sequence, part, value, salt) values (2, 'note', 'x', 'y')",
  ];

  for (const statement of refused) {
    await expect(rawClient().execute(statement), statement).rejects.toThrow(/log/);
  }
});

test("each column of a row that is changed is found, and names the row", async () => {
  const columns = await rawClient().execute("select name from pragma_table_info('log_entries')");
  const names = columns.rows.map(({ name }) => String(name)).filter((name) => name !== "sequence");
  expect(names).toContain("hash");

  for (const row of [2, last]) {
    for (const name of names) {
      const change = `update log_entries set ${name} = coalesce(${name}, 0) || '1' where sequence = ${row}`;
      const findings = await findingsAfter(change);
      expect(findings, `${name} of row ${row}`).toContain(`Row ${row} was changed.`);
    }
  }
});

test("what a row says of people is found when it is another, is gone, or is new", async () => {
  const row2 = "where sequence = 2 and part = 'text'";

  expect(await findingsAfter(`update log_parts set value = 'x' ${row2}`)).toEqual([
    "Row 2 has another part “text” than was written.",
  ]);
  expect(await findingsAfter(`update log_parts set salt = 'x' ${row2}`)).toHaveLength(1);
  expect(await findingsAfter(`update log_parts set value = null ${row2}`)).toHaveLength(1);
  expect(await findingsAfter(`update log_parts set redacted_at = 1 ${row2}`)).toHaveLength(1);
  expect(await findingsAfter(`update log_parts set part = 'note' ${row2}`)).toEqual([
    "Row 2 has lost its part “text”.",
    "Row 2 has a part “note” that was not written.",
  ]);
  expect(await findingsAfter(`update log_parts set sequence = 9 ${row2}`)).toEqual([
    "Row 2 has lost its part “text”.",
    "Row 9 is missing, and parts of it are there.",
  ]);
  expect(await findingsAfter(`delete from log_parts ${row2}`)).toEqual([
    "Row 2 has lost its part “text”.",
  ]);
});

test("a row that is missing is found: the first, one in the middle, the last, all", async () => {
  expect(await findingsAfter(...removing("sequence = 1"))).toContain("Row 1 is missing.");
  expect(await findingsAfter(...removing("sequence = 3"))).toContain("Row 3 is missing.");
  expect(await findingsAfter(...removing(`sequence = ${last}`))).toEqual([
    `Row ${last} is missing.`,
  ]);
  expect(await findingsAfter(...removing("sequence >= 4"))).toContain(
    `Rows 4 to ${last} are missing.`,
  );
  expect(await findingsAfter(...removing("true"))).toContain(`Rows 1 to ${last} are missing.`);
});

test("what was cut off is found by the row that was noted, whatever else was changed with it", async () => {
  const { head } = await verifyLog();
  if (!head) throw new Error("There is no last row.");
  const cut = [
    ...removing("sequence >= 4"),
    "update sqlite_sequence set seq = 3 where name = 'log_entries'",
  ];
  const check = () => verifyLog([head]);

  expect((await tamperedWith(cut, check)).findings).toContain(`Rows 4 to ${last} are missing.`);
  expect((await check()).findings).toEqual([]);
  expect((await verifyLog([{ ...head, hash: "0".repeat(64) }])).findings).toEqual([
    `Row ${last} is not the one that was noted.`,
  ]);
});

test("rows that changed places are found", async () => {
  const swap = ["set sequence = 99 where sequence = 2", "set sequence = 2 where sequence = 3"];
  const statements = [...swap, "set sequence = 3 where sequence = 99"];

  const findings = await findingsAfter(...statements.map((set) => `update log_entries ${set}`));

  expect(findings).toContain("Row 2 was changed.");
  expect(findings).toContain("Row 3 was changed.");
});

test("a row that was added is found, with a hash of its own or a copied one", async () => {
  const columns = "at, kind, rules, commitments, previous, hash";
  const copy = `insert into log_entries (${columns})
    select ${columns} from log_entries where sequence = ${last}`;
  const forged = `insert into log_entries (${columns}, decision_id, comment_id)
    select at, 'approve', '[]', '{}', hash, 'x', 777, ${commentId} from log_entries where sequence = ${last}`;

  expect(await findingsAfter(copy)).toContain(`Row ${last + 1} was changed.`);
  expect(await findingsAfter(forged)).toContain(`Row ${last + 1} and decision 777 do not agree.`);
});

test("a decision that the log does not tell of, or tells otherwise, is found", async () => {
  const decided = await reader.select().from(decisions).orderBy(asc(decisions.id));
  const [first] = decided;
  if (!first) throw new Error("There is no decision.");
  const copied = { ...first, id: undefined };
  const [unlogged] = await write((tx) => tx.insert(decisions).values(copied).returning());

  expect((await verifyLog()).findings).toEqual([`Decision ${unlogged?.id} is in no row.`]);
  await write((tx) => tx.delete(decisions).where(eq(decisions.id, unlogged?.id ?? 0)));

  await write((tx) =>
    tx.update(decisions).set({ action: "spam" }).where(eq(decisions.id, first.id)),
  );
  expect((await verifyLog()).findings).toEqual([`Row 2 and decision ${first.id} do not agree.`]);
  await write((tx) => tx.update(decisions).set(first).where(eq(decisions.id, first.id)));
});

test("the command names what it finds and ends with 1, and with 0 when nothing is wrong", async () => {
  const run = async (...args: string[]) => {
    const lines: string[] = [];
    const code = await verifyLogCommand(args, (line) => lines.push(line));
    return { code, lines };
  };

  expect(await run()).toMatchObject({ code: 0 });
  expect((await run()).lines.at(-1)).toBe(`The log is as it was written: ${last} rows.`);
  expect(
    await tamperedWith(["update log_entries set reason = 1 where sequence = 2"], run),
  ).toMatchObject({
    code: 1,
    lines: [
      "Row 2 was changed.",
      expect.stringMatching(/^The last row is \d+:/),
      "The log is not as it was written.",
    ],
  });
  expect(await run("--noted", "1")).toMatchObject({ code: 2 });
  expect(await run("--loud")).toMatchObject({ code: 2 });
});

test("what says something of people can be redacted, and the chain holds", async () => {
  await write((tx) =>
    tx
      .update(logParts)
      .set({ value: null, salt: null, redactedAt: now })
      .where(eq(logParts.sequence, 2)),
  );

  expect(await verifyLog()).toMatchObject({ findings: [] });
  expect(Object.values(await partsOf(2))).toEqual([null, null, null, null, null]);
});

function removing(where: string): string[] {
  return ["log_parts", "log_entries"].map((table) => `delete from ${table} where ${where}`);
}

async function findingsAfter(...statements: string[]): Promise<string[]> {
  return (await tamperedWith(statements, () => verifyLog())).findings;
}

async function readLog() {
  return reader.select().from(logEntries).orderBy(asc(logEntries.sequence));
}

async function partsOf(sequence: number): Promise<Record<string, string | null>> {
  const rows = await reader.select().from(logParts).where(eq(logParts.sequence, sequence));
  return Object.fromEntries(rows.map(({ part, value }) => [part, value]));
}
