import { listRecentComments, type RecentComment } from "#lib/comments/recent.ts";
import { postAddress } from "#lib/posts/post.ts";
import { readPublication } from "#lib/settings/publication.ts";
import { withAbsoluteLinks } from "./absolute-links.ts";
import { absolute } from "./absolute-address.ts";
import { toAtom, type AtomEntry } from "./atom.ts";
import { feedId } from "./feed-id.ts";

export const commentsFeedAddress = "/comments/feed.xml";

const entriesMax = 50;

/** The newest comments that everyone may read. */
export async function printCommentsFeed(now = new Date()): Promise<string> {
  const { title, language } = await readPublication();
  const comments = await listRecentComments(entriesMax, now);
  return toAtom({
    id: feedId("comments"),
    title: `${title}: comments`,
    subtitle: "",
    language,
    selfUrl: absolute(commentsFeedAddress),
    pageUrl: absolute("/"),
    authorName: title,
    entries: comments.map(entryFor),
  });
}

function entryFor({ id, name, site, createdAt, html, post }: RecentComment): AtomEntry {
  const url = absolute(`${postAddress({ kind: "post", slug: post.slug })}#comment-${id}`);
  return {
    id: feedId(`comment-${id}`),
    title: `${name} on “${post.title}”`,
    url,
    publishedAt: createdAt,
    updatedAt: createdAt,
    author: { name, url: site },
    language: null,
    tags: [],
    summary: "",
    html: withAbsoluteLinks(html, url),
  };
}
