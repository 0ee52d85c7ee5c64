import { field, type Fields } from "./export.ts";

export type ReadDate = { date: Date | undefined; problem: string | undefined };

/**
 * When something was written. The GMT date is the true one; a draft and some old rows have zeros
 * there, and then the next best is taken and said.
 */
export function readPostDate(fields: Fields): ReadDate {
  const gmt = readMoment(field(fields, "wp:post_date_gmt"));
  if (gmt) return { date: gmt, problem: undefined };
  const published = readPubDate(field(fields, "pubDate"));
  if (published)
    return { date: published, problem: "its date in GMT is missing; pubDate was taken" };
  return readLocalDate(field(fields, "wp:post_date"));
}

export function readCommentDate(fields: Fields): ReadDate {
  const gmt = readMoment(field(fields, "wp:comment_date_gmt"));
  if (gmt) return { date: gmt, problem: undefined };
  return readLocalDate(field(fields, "wp:comment_date"));
}

/** “2014-01-14 17:31:03” read as UTC. `undefined` for zeros, for nonsense and for 31 February. */
export function readMoment(text: string): Date | undefined {
  const matched = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2}):(\d{2})$/.exec(text);
  if (!matched) return undefined;
  const date = new Date(`${text.replace(" ", "T")}Z`);
  if (Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(matched[3])) return undefined;
  return date.getUTCFullYear() > 0 ? date : undefined;
}

function readLocalDate(text: string): ReadDate {
  const local = readMoment(text);
  if (local)
    return { date: local, problem: "its date in GMT is missing; the local date was taken" };
  return { date: undefined, problem: "it has no usable date; the moment of the import was taken" };
}

/** WordPress writes “Mon, 30 Nov -0001”, and later “Thu, 01 Jan 1970”, where it has no date. */
function readPubDate(text: string): Date | undefined {
  if (!/^\w{3}, \d{1,2} \w{3} \d{4} /.test(text)) return undefined;
  const date = new Date(text);
  const isReal = !Number.isNaN(date.getTime()) && date.getTime() > 0 && !isZeroDate(date);
  return isReal ? date : undefined;
}

/** 30 November 1999 is what PHP once made of a date of zeros. */
function isZeroDate(date: Date): boolean {
  return date.toISOString().startsWith("1999-11-30T00:00:00");
}
