import type { logEntries } from "#db/schema/log.ts";

/** What can be answered for. */
export const logKinds = [
  "begin",
  "approve",
  "reject",
  "spam",
  "undo",
  "edit",
  "move",
  "close-thread",
  "open-thread",
  "ask",
  "appeal",
  "annotate",
  "trust",
  "distrust",
  "block",
  "unblock",
  "rule",
  "house-rules",
  "settings",
  "erase",
] as const;
export type LogKind = (typeof logKinds)[number];

/**
 * What a row says of people, or in words that may name some: the moderator, the writer, the text that
 * was seen, the sentences that held it, words typed by hand, an annotation.
 */
export const logParts = ["member", "writer", "text", "held", "words", "note"] as const;
export type LogPart = (typeof logParts)[number];

export type LogRow = typeof logEntries.$inferSelect;

/** Something that somebody is to be answerable for, as it is put into the log. */
export type LogEntry = {
  kind: LogKind;
  at: Date;
  memberId?: number | undefined;
  /** Its post and its writer's name are read when the row is written. */
  commentId?: number | undefined;
  postId?: number | undefined;
  decisionId?: number | undefined;
  fromStatus?: string | undefined;
  toStatus?: string | undefined;
  /** The names of the rules that had held it. */
  rules?: string[] | undefined;
  /** From the publication's own list. Words typed for one person are the part `words`. */
  reason?: string | null | undefined;
  /** What else everybody may know, as how a setting was before and is now. */
  detail?: string | null | undefined;
  /** The row that this one annotates, or takes back. */
  about?: number | undefined;
  parts?: Partial<Record<LogPart, string | null | undefined>>;
};
