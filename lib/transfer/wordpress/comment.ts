import { createHash } from "node:crypto";
import type { comments } from "#db/schema/comments.ts";
import type { Batch } from "#lib/transfer/batch.ts";
import { countFound, leaveOut, note } from "#lib/transfer/tally.ts";
import { readCommentDate } from "./dates.ts";
import { field, type ExportedComment } from "./export.ts";
import { plainText } from "./plain-text.ts";
import { readCommentKind, readCommentStatus } from "./states.ts";

export type ReadComment = Omit<
  typeof comments.$inferInsert,
  "id" | "postId" | "parentId" | "duplicateOf"
>;

const nameLengthMax = 300;
const emailLengthMax = 254;
const siteLengthMax = 2_000;

/** A comment as it is stored here. `undefined` when it is left out, which is then counted. */
export function readComment(exported: ExportedComment, batch: Batch): ReadComment | undefined {
  const { fields, line } = exported;
  const type = field(fields, "wp:comment_type");
  const kind = readCommentKind(type);
  if (!kind) {
    leaveOut(
      batch.tally,
      `Comments of the type “${type.slice(0, 60)}”, which only a plugin shows`,
      {
        line,
      },
    );
    return undefined;
  }
  if (exported.isTooLong) {
    leaveOut(batch.tally, "Comments with a text of over 16 million characters", { line });
    return undefined;
  }

  const { date, problem } = readCommentDate(fields);
  if (problem) note(batch.tally, `Comment dates: ${problem}`, { line });
  return {
    kind,
    name: plainText(field(fields, "wp:comment_author")).slice(0, nameLengthMax) || "Anonymous",
    email: readEmail(field(fields, "wp:comment_author_email")),
    site: readSite(field(fields, "wp:comment_author_url")),
    body: field(fields, "wp:comment_content"),
    bodyFormat: "html",
    status: readCommentStatus(field(fields, "wp:comment_approved")),
    statusAt: date ?? batch.now,
    createdAt: date ?? batch.now,
  };
}

/** Counts a comment as the file has it, whatever becomes of it. */
export function noteComment({ tally }: Batch, { fields }: ExportedComment): void {
  countFound(tally, "comment");
  countFound(tally, `comment-type ${field(fields, "wp:comment_type") || "comment"}`);
  countFound(tally, `comment-state ${field(fields, "wp:comment_approved")}`);
  if (parentId({ fields }) !== "") countFound(tally, "reply");
}

/** What a comment is known by in its export; one without a number is known by what it says. */
export function commentId({ fields }: Pick<ExportedComment, "fields">): string {
  const id = field(fields, "wp:comment_id");
  if (id) return id;
  const said = ["author", "date_gmt", "date", "content"].map((name) =>
    field(fields, `wp:comment_${name}`),
  );
  return `text-${createHash("sha256").update(JSON.stringify(said)).digest("base64url")}`;
}

export function parentId({ fields }: Pick<ExportedComment, "fields">): string {
  const parent = field(fields, "wp:comment_parent");
  return parent === "0" ? "" : parent;
}

function readEmail(email: string): string | null {
  const isOne = email.length <= emailLengthMax && /^[^\s@,<>"]+@[^\s@,<>"]+$/.test(email);
  return isOne ? email : null;
}

function readSite(site: string): string | null {
  if (site.length > siteLengthMax || !/^https?:\/\/[^/]/i.test(site)) return null;
  return URL.canParse(site) ? site : null;
}
