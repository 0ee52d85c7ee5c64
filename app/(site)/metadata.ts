import type { Metadata } from "next";
import { publication } from "#app/_ui/publication.ts";
import { readCursor } from "#lib/posts/cursor.ts";
import { lastChange, postAddress, type PublishedPost } from "#lib/posts/post.ts";
import { describePost } from "#lib/publishing/description.ts";
import { previewHeight, previewWidth } from "#lib/publishing/preview/drawing.ts";
import { previewAddress } from "#lib/publishing/preview/print.ts";
import { feedLinks } from "./feed-links.ts";

/** What a public page says of itself to search engines, to feed readers and where it is linked to. */
export type PageFacts = {
  /** Its own title; the front page has none but the publication's. */
  title?: string;
  description?: string;
  /** Its one address, with as much of the query as makes it another page. */
  address: string;
  /** Where its text is not in the publication's language. */
  language?: string | null;
  feeds?: NonNullable<Metadata["alternates"]>["types"];
};

/** The metadata of any public page. Nothing else writes a canonical address. */
export async function pageMetadata(page: PageFacts): Promise<Metadata> {
  const { title: name, tagline, language: publicationLanguage } = await publication();
  const { title, address, language } = page;
  const description = page.description || tagline || null;
  return {
    ...(title !== undefined && { title }),
    description,
    alternates: { canonical: address, types: page.feeds ?? (await feedLinks()) },
    openGraph: {
      type: "website",
      title: title ?? name,
      ...(description && { description }),
      url: address,
      siteName: name,
      locale: (language ?? publicationLanguage).replaceAll("-", "_"),
    },
    twitter: { card: "summary" },
  };
}

/** The same for a post or a standing page, which has an author and a date. */
export async function postMetadata(
  post: PublishedPost,
  { isForReply = false } = {},
): Promise<Metadata> {
  const { title, language, publishedAt, tags } = post;
  const metadata = await pageMetadata({
    title,
    description: await describePost(post),
    address: postAddress(post),
    language,
    feeds: await feedLinks(post.kind === "post" ? { post } : {}),
  });
  const author = post.signature?.name ?? post.authorName;
  const picture = {
    url: previewAddress(post),
    type: "image/png",
    width: previewWidth,
    height: previewHeight,
    // What is written in it, for whoever cannot see it.
    alt: [title, author].filter(Boolean).join(", "),
  };
  return {
    ...metadata,
    ...(author && { authors: [{ name: author }] }),
    // The same page with the form turned to one comment: one of them is enough for a search engine.
    ...(isForReply && { robots: { index: false, follow: true } }),
    openGraph: {
      ...metadata.openGraph,
      type: "article",
      publishedTime: publishedAt.toISOString(),
      modifiedTime: lastChange(post).toISOString(),
      tags: tags.map(({ name }) => name),
      images: [picture],
    },
    twitter: { card: "summary_large_image" },
  };
}

/** The address of one page of a list: what `?before=` cannot be read as is the first page. */
export function listAddress(address: string, before: unknown): string {
  return readCursor(before) ? `${address}?before=${String(before)}` : address;
}
