import { sql, type SQL } from "drizzle-orm";
import { write } from "#db/client.ts";
import { commentRevisions, commentStatuses, comments, holds } from "#db/schema/comments.ts";
import { members } from "#db/schema/identity.ts";
import { appeals, decisions } from "#db/schema/moderation.ts";
import { reports } from "#db/schema/reports.ts";
import { posts } from "#db/schema/posts.ts";
import type { CommentStatus } from "#lib/comments/comment.ts";
import { placeTokens, yearsOf } from "#lib/search/place.ts";
import { random, text } from "./words.ts";

export const commentCount = 1_000_000;
export const moderatorId = 1;
export const now = new Date("2026-11-01T00:00:00Z");

const postCount = 5_000;
const writerCount = 100_000;
const decisionCount = 400_000;
const atOnce = 500;
const yearMs = 365 * 24 * 3_600_000;

/** A publication of twenty years: what waits is mostly of the last one, and some of it is forgotten. */
export async function makeDesk(): Promise<void> {
  await makePosts();
  for (let from = 1; from <= commentCount; from += atOnce) await makeComments(from);
  for (let from = 1; from <= decisionCount; from += atOnce) await makeDecisions(from);
  await makeOpenQuestions();
  // The index was filled in the same breath; its own way there is measured by the other bench.
  await write((tx) => tx.run(sql`delete from search_due where kind = 'comment'`));
  await write((tx) => tx.run(sql`insert into comment_index (comment_index) values ('optimize')`));
}

async function makePosts(): Promise<void> {
  await write(async (tx) => {
    await tx.insert(members).values({
      ...{ id: moderatorId, email: "mo@example.org", name: "Mo", role: "moderator" },
      ...{ passwordHash: "", createdAt: now },
    });
    for (let from = 1; from <= postCount; from += atOnce) {
      await tx.insert(posts).values(
        numbers(from, atOnce).map((id) => ({
          ...{ id, kind: "post" as const, slug: `post-${id}`, title: text(6), standfirst: "" },
          ...{ body: text(20), bodyFormat: "markdown" as const, state: "published" as const },
          ...{ stateAt: now, publishedAt: now, createdAt: now, updatedAt: now },
        })),
      );
    }
  });
}

async function makeComments(from: number): Promise<void> {
  const rows = numbers(from, atOnce).map((id) => {
    const at = sentAt(id);
    return {
      ...{ id, kind: "comment" as const, bodyFormat: "text" as const },
      postId: 1 + Math.floor((id / commentCount) * (postCount - 10) + random() * 9),
      parentId: id > 100 && random() < 0.4 ? id - 1 - Math.floor(random() * 20) : null,
      ...{ name: text(2), email: `writer${Math.floor(random() ** 3 * writerCount)}@example.org` },
      ...{ body: text(15 + Math.floor(random() * 50)), language: oneOf(languages) },
      ...{ status: statusOf(id), statusAt: at, createdAt: at },
    };
  });
  await write(async (tx) => {
    await tx.insert(comments).values(rows);
    const held = rows.flatMap(({ id }) => rulesOf(id).map((rule) => ({ commentId: id, rule })));
    await tx.insert(holds).values(held.map((hold) => ({ ...hold, sentence: "As it is held." })));
    const indexed = rows.map(({ id, name, body, postId, status, createdAt }) => {
      const standings = [commentStatuses.indexOf(status) + 1];
      const place = placeTokens({ posts: [postId], years: yearsOf(createdAt), standings });
      return sql`(${id}, ${name}, ${body}, ${place})`;
    });
    await tx.run(sql`insert into comment_index (rowid, name, body, place) values ${list(indexed)}`);
  });
}

async function makeDecisions(from: number): Promise<void> {
  const rows = numbers(from, atOnce).map((id) => {
    const commentId = commentCount - Math.floor(((decisionCount - id) / decisionCount) * 900_000);
    return {
      ...{ id, commentId, memberId: moderatorId, action: "approve" as const, seenBody: "" },
      ...{ outcome: "applied" as const, seenVersion: 1, toStatus: "approved" as const },
      fromStatus: "pending" as const,
      // A quarter of them in the last thirty days, which is far more than anybody decides.
      decidedAt: new Date(+now - (decisionCount - id) * 25_000 - 1),
    };
  });
  await write((tx) => tx.insert(decisions).values(rows));
}

/** Changes that wait, appeals and reports, spread over all there is. */
async function makeOpenQuestions(): Promise<void> {
  const some = (status: CommentStatus, count: number): SQL =>
    sql`select id from comments where status = ${status} and id % 37 = 5 limit ${count}`;
  await write(async (tx) => {
    const proposed = await tx.all<{ id: number }>(some("approved", 500));
    const revision = { state: "proposed", body: "Other.", bodyFormat: "text" } as const;
    await tx
      .insert(commentRevisions)
      .values(proposed.map(({ id }) => ({ ...revision, commentId: id, createdAt: now })));
    const declined = await tx.all<{ id: number }>(some("rejected", 300));
    await tx
      .insert(appeals)
      .values(declined.map(({ id }) => ({ commentId: id, text: "No.", createdAt: now })));
    const disliked = await tx.all<{ id: number }>(some("approved", 3_000));
    await tx
      .insert(reports)
      .values(
        disliked.map(({ id }) => ({ commentId: id, reason: "other" as const, createdAt: now })),
      );
  });
}

const languages = [...Array<string>(900).fill("en"), ...Array<string>(95).fill("de"), "fi"];

function statusOf(id: number): CommentStatus {
  const part = id > commentCount * 0.95 ? 0.3 : 0.005;
  if (random() < part) return "pending";
  return oneOf(["approved", "approved", "approved", "approved", "spam", "rejected", "trashed"]);
}

function rulesOf(id: number): string[] {
  const rules = ["not-yet-read"];
  if (id % 7 === 0) rules.push("first-time");
  if (id % 50 === 0) rules.push("many-links");
  if (id % 20_000 === 0) rules.push("trap-filled");
  return rules;
}

function sentAt(id: number): Date {
  return new Date(+now - ((commentCount - id) / commentCount) * 20 * yearMs - 1);
}

function numbers(from: number, count: number): number[] {
  return Array.from({ length: count }, (_, place) => from + place);
}

function list(parts: SQL[]): SQL {
  return sql.join(parts, sql`, `);
}

function oneOf<Value>(values: Value[]): Value {
  return values[Math.floor(random() * values.length)] as Value;
}
