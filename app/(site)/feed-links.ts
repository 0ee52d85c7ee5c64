import { publication } from "#app/_ui/publication.ts";
import { words } from "#app/_ui/words.ts";
import { authorAddress, postAddress, tagAddress } from "#lib/posts/post.ts";
import {
  commentsFeedAddress,
  postsFeedAddress,
  threadFeedAddress,
} from "#lib/publishing/feed-address.ts";
import { feedFormats, feedTypes } from "#lib/publishing/feed.ts";

type FeedLinks = Record<string, { url: string; title: string }[]>;
type Named = { slug: string; name: string };

/** What a page's head tells feed readers: the feeds of the whole site, and those of what it shows. */
export async function feedLinks({
  tag,
  author,
  post,
}: {
  tag?: Named;
  author?: Named;
  post?: { slug: string; title: string };
} = {}): Promise<FeedLinks> {
  const { title } = await publication();
  const { feeds } = await words();
  const links = linksToPosts("/", title);
  if (tag) add(links, linksToPosts(tagAddress(tag), feeds.ofPosts(title, tag.name)));
  if (author) add(links, linksToPosts(authorAddress(author), feeds.ofPosts(title, author.name)));
  const comments = [{ url: commentsFeedAddress, title: feeds.ofComments(title) }];
  if (post) {
    const address = postAddress({ kind: "post", slug: post.slug });
    comments.push({ url: threadFeedAddress(address), title: feeds.ofThread(post.title) });
  }
  return add(links, { [feedTypes.atom]: comments });
}

function linksToPosts(pageAddress: string, title: string): FeedLinks {
  return Object.fromEntries(
    feedFormats.map((format) => [
      feedTypes[format],
      [{ url: postsFeedAddress(format, pageAddress), title }],
    ]),
  );
}

function add(links: FeedLinks, more: FeedLinks): FeedLinks {
  for (const [type, feeds] of Object.entries(more)) (links[type] ??= []).push(...feeds);
  return links;
}
