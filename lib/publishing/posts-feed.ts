import { postAddress } from "#lib/posts/post.ts";
import { listRecentPosts, type RecentPost } from "#lib/posts/recent.ts";
import { readPublication } from "#lib/settings/publication.ts";
import { renderBody } from "#lib/text/render-body.ts";
import { withAbsoluteLinks } from "./absolute-links.ts";
import { absolute } from "./absolute-address.ts";
import { toAtom, type AtomEntry } from "./atom.ts";
import { feedId } from "./feed-id.ts";

export const postsFeedAddress = "/feed.xml";

const entriesMax = 50;

/** The newest posts, each with its whole text. */
export async function printPostsFeed(now = new Date()): Promise<string> {
  const { title, tagline, language } = await readPublication();
  const posts = await listRecentPosts(entriesMax, now);
  return toAtom({
    id: feedId("posts"),
    title,
    subtitle: tagline,
    language,
    selfUrl: absolute(postsFeedAddress),
    pageUrl: absolute("/"),
    authorName: title,
    entries: await Promise.all(posts.map((post) => entryFor(post, language))),
  });
}

async function entryFor(post: RecentPost, publicationLanguage: string): Promise<AtomEntry> {
  const url = absolute(postAddress(post));
  const author = post.signature?.name ?? post.authorName;
  const language = post.language ?? publicationLanguage;
  return {
    id: feedId(`post-${post.id}`),
    title: post.title,
    url,
    publishedAt: post.publishedAt,
    updatedAt: post.updatedAt,
    author: author ? { name: author, url: post.signature?.sites[0] ?? null } : undefined,
    language: post.language,
    tags: post.tags,
    summary: post.standfirst,
    html: withAbsoluteLinks(await renderBody(post.body, post.bodyFormat, language), url),
  };
}
