import { sql, type SQL } from "drizzle-orm";
import { readEmail } from "#lib/identity/email.ts";
import { endOf, startOf } from "#lib/posts/calendar.ts";
import type { DeskView, Standing } from "./view.ts";

/** What a queue is narrowed to and no index of it holds, for a query over `comments`. */
export function narrowed(view: DeskView): SQL | undefined {
  const { queue, state, rule, language, assigned } = view;
  const isThere = [
    queue === "first-time" ? isHeldBy("first-time") : undefined,
    rule ? isHeldBy(rule) : undefined,
    language ? sql`comments.language = ${language}` : undefined,
    assigned ? isAssignedTo(assigned) : undefined,
    queue !== "all" && state ? isInStanding(state) : undefined,
  ].filter((condition) => condition !== undefined);
  return isThere.length > 0 ? sql.join(isThere, sql` and `) : undefined;
}

/** One of the rules held it. */
export function isHeldBy(rule: string, id = sql`comments.id`): SQL {
  return sql`exists (select 1 from holds
    where holds.comment_id = ${id} and holds.rule = ${rule})`;
}

/** It is that member's turn. */
function isAssignedTo(memberId: number): SQL {
  return sql`exists (select 1 from assignments
    where assignments.comment_id = comments.id and assignments.member_id = ${memberId})`;
}

const statusOf: Record<Standing, SQL> = {
  waiting: sql`comments.status = 'pending'`,
  published: sql`comments.status = 'approved'`,
  rejected: sql`comments.status = 'rejected'`,
  spam: sql`comments.status = 'spam'`,
  // Of what was erased, nothing is left that could be looked at.
  withdrawn: sql`(comments.status = 'trashed' and comments.erased_at is null)`,
};

export function isInStanding(standing: Standing): SQL {
  return statusOf[standing];
}

export function isOnPost({ post }: DeskView): SQL | undefined {
  return post ? sql`comments.post_id = ${post}` : undefined;
}

export function isUnderAddress({ writer }: DeskView): SQL | undefined {
  const email = readAddress(writer);
  return email ? sql`comments.email = ${email}` : undefined;
}

/** A writer is named by an e-mail address or else by words of the name, which the search finds. */
export function readAddress(writer: string | undefined): string | undefined {
  return writer?.includes("@") ? readEmail(writer) : undefined;
}

/** Both days included, as the publication's clocks have them. */
export function isInDays(at: SQL, { from, to }: DeskView, timeZone: string): SQL | undefined {
  const isAfter = from && sql`${at} >= ${+startOf(dayOf(from), timeZone)}`;
  const isBefore = to && sql`${at} < ${+endOf(dayOf(to), timeZone)}`;
  if (isAfter && isBefore) return sql`${isAfter} and ${isBefore}`;
  return isAfter || isBefore || undefined;
}

function dayOf(day: string): { year: number; month: number; day: number } {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return { year, month, day: date };
}
