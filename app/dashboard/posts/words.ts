import type { PostState } from "#lib/posts/own.ts";

type Standing = {
  kind: "post" | "page";
  state: PostState;
  publishedAt: Date | null;
  updatedAt: Date;
  wordCount: number;
};
type Clock = { now: Date; timeZone: string };

/** "Draft, edited yesterday, 1,240 words" */
export function standingInWords(post: Standing, clock: Clock): string {
  const state = stateInWords(post, clock);
  const edited = `edited ${dayInWords(post.updatedAt, clock)}`;
  return [
    ...(post.kind === "page" ? ["Page", lowerFirst(state)] : [state]),
    ...(isSameMoment(post.publishedAt, post.updatedAt) ? [] : [edited]),
    countInWords(post.wordCount),
  ].join(", ");
}

export function countInWords(wordCount: number): string {
  return wordCount === 1 ? "1 word" : `${wordCount.toLocaleString("en")} words`;
}

export function stateInWords(
  { state, publishedAt }: Pick<Standing, "state" | "publishedAt">,
  clock: Clock,
): string {
  const date = publishedAt && dateInWords(publishedAt, clock);
  switch (state) {
    case "draft":
      return date ? `Draft again, first published ${date}` : "Draft";
    case "scheduled":
      return date ? `Scheduled for ${date}` : "Scheduled";
    case "published":
      return date ? `Published ${date}` : "Published";
    case "private":
      return "Private";
    case "protected":
      return "Behind a password";
    case "trashed":
      return "In the trash";
  }
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}

/** Publishing is an edit as well; nothing has changed since. */
function isSameMoment(publishedAt: Date | null, updatedAt: Date): boolean {
  return publishedAt?.getTime() === updatedAt.getTime();
}

/** "today", "yesterday", "3 days ago", and a date for what is further off. */
function dayInWords(at: Date, clock: Clock): string {
  const days = daysBetween(at, clock);
  if (days > 6 || days < 0) return dateInWords(at, clock);
  return new Intl.RelativeTimeFormat("en", { numeric: "auto" }).format(-days, "day");
}

/** Between days of the calendar in the publication's zone, whatever their hours. */
function daysBetween(at: Date, { now, timeZone }: Clock): number {
  const [from = 0, to = 0] = [at, now].map((moment) =>
    Date.parse(new Intl.DateTimeFormat("en-CA", { timeZone }).format(moment)),
  );
  return Math.round((to - from) / 86_400_000);
}

function dateInWords(at: Date, { timeZone }: Clock): string {
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone }).format(at);
}

/** "3 December 2026 at 09:00" */
export function timeInWords(at: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    dateStyle: "long",
    timeStyle: "short",
    timeZone,
  }).format(at);
}
