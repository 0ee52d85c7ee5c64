import { readPublicLog, type LogDay } from "#lib/moderation/log/days.ts";
import type { PublicEntry } from "#lib/moderation/log/public-entry.ts";
import { sayEntry } from "#lib/moderation/log/say.ts";
import { readPublication, type Publication } from "#lib/settings/publication.ts";
import { renderComment } from "#lib/text/render-comment.ts";
import { dayIn } from "#lib/words/dates.ts";
import { wordsIn, type Words } from "#lib/words/words.ts";
import { absolute } from "./absolute-address.ts";
import { logAddress, logFeedAddress } from "./feed-address.ts";
import { feedId } from "./feed-id.ts";
import type { Feed, FeedEntry } from "./feed.ts";

/** What moderators decided, the newest first; undefined where the owner does not publish it. */
export async function readLogFeed(
  before?: string | null,
  now = new Date(),
): Promise<Feed | undefined> {
  const log = await readPublicLog({ before: before ?? undefined }, now);
  if (!log) return undefined;
  const publication = await readPublication();
  const { log: words, lists } = wordsIn(publication.language);
  const { head } = log;
  const url = absolute(logFeedAddress);
  return {
    id: feedId("log"),
    title: words.feedOf(publication.title),
    // Readers that keep it can show later that nothing before it was changed.
    subtitle: head ? `${words.check.head} ${head.sequence}:${head.hash}` : "",
    language: publication.language,
    selfUrl: before ? `${url}?before=${encodeURIComponent(before)}` : url,
    pageUrl: absolute(logAddress),
    olderUrl: log.older === undefined ? undefined : `${url}?before=${log.older}`,
    authorName: publication.title,
    entries: log.days.flatMap((day) => [
      ...spamEntry(day, publication, words, now),
      ...day.entries.map((entry) => entryFor(entry, words, lists)),
    ]),
  };
}

/** Told once, when the day is over and its number will not change any more. */
function spamEntry(
  { name, at, spam }: LogDay,
  publication: Publication,
  words: Words["log"],
  now: Date,
): FeedEntry[] {
  const day = dayIn(publication, at);
  if (spam === 0 || day === dayIn(publication, now)) return [];
  const said = `${day}: ${words.spam(spam)}`;
  return [
    {
      ...noExtras,
      id: feedId(`log-spam-${name}`),
      title: said,
      url: absolute(logAddress),
      publishedAt: at,
      updatedAt: at,
      html: renderComment(said, "text"),
    },
  ];
}

function entryFor(entry: PublicEntry, words: Words["log"], lists: Words["lists"]): FeedEntry {
  const { sequence, at, comment, post, notes } = entry;
  const { what, because } = sayEntry(entry, words);
  const title = comment && post ? `${what}: ${words.comment} ${lists.on} ${post.title}` : what;
  const added = notes.map(({ text }) => `${words.notes}: ${text ?? words.noteErased}`);
  return {
    ...noExtras,
    id: feedId(`log-${sequence}`),
    title,
    url: absolute(`${logAddress}#row-${sequence}`),
    publishedAt: at,
    updatedAt: notes.at(-1)?.at ?? at,
    html: renderComment([title, because, ...added].join("\n\n"), "text"),
  };
}

const noExtras = {
  author: undefined,
  language: null,
  tags: [],
  summary: "",
  pictureUrl: undefined,
};
