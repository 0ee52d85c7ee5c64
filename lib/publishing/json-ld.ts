import type { ThreadComment } from "#lib/comments/thread.ts";
import { authorAddress, lastChange, postAddress, type PublishedPost } from "#lib/posts/post.ts";
import type { Publication } from "#lib/settings/publication.ts";
import { readableText } from "#lib/text/readable-text.ts";
import { absolute } from "./absolute-address.ts";
import { describePost } from "./description.ts";
import { previewAddress } from "./preview/print.ts";

/** A piece of JSON-LD, in the words of schema.org. */
export type Thing = { "@type": string } & Record<string, unknown>;

/** The publication itself, for its front page. */
export function describePublication({ title, tagline, language }: Publication): Thing {
  return {
    "@context": "https://schema.org",
    "@type": "WebSite",
    "@id": absolute("/#publication"),
    url: absolute("/"),
    name: title,
    description: tagline || undefined,
    inLanguage: language,
    potentialAction: {
      "@type": "SearchAction",
      target: {
        "@type": "EntryPoint",
        urlTemplate: `${absolute("/search")}?q={search_term_string}`,
      },
      "query-input": "required name=search_term_string",
    },
  };
}

type Described = {
  post: PublishedPost;
  publication: Publication;
  /** How many words a reader would count in it, and the addresses of the pictures in it. */
  wordCount: number;
  pictures: string[];
  /** Those on the page it is printed with. All of them are public. */
  comments: ThreadComment[];
};

/**
 * A post and the conversation under it, as far as it is on the page. There is no count of anything
 * but words: nothing here ranks a post or a person.
 */
export async function describePostForMachines(described: Described): Promise<Thing> {
  const { post, publication, wordCount, pictures, comments } = described;
  const isPost = post.kind === "post";
  const url = absolute(postAddress(post));
  const said = comments.flatMap((comment) => withReplies(comment, undefined));
  return {
    "@context": "https://schema.org",
    "@type": isPost ? "BlogPosting" : "Article",
    "@id": url,
    url,
    mainEntityOfPage: url,
    headline: post.title,
    description: (await describePost(post)) || undefined,
    datePublished: post.publishedAt.toISOString(),
    dateModified: lastChange(post).toISOString(),
    author: author(post),
    publisher: publisher(publication),
    isPartOf: isPost ? blog(publication) : undefined,
    image: [previewAddress(post), ...pictures].map(absolute),
    inLanguage: post.language ?? publication.language,
    keywords: post.tags.length > 0 ? post.tags.map(({ name }) => name) : undefined,
    wordCount,
    comment: said.length > 0 ? said : undefined,
  };
}

/** As the text of a `<script>`: nothing in it can end that element or begin another. */
export function printJsonLd(thing: Thing): string {
  return JSON.stringify(thing)
    .replaceAll("<", "\\u003c")
    .replaceAll(">", "\\u003e")
    .replaceAll("&", "\\u0026")
    .replaceAll("\u2028", "\\u2028")
    .replaceAll("\u2029", "\\u2029");
}

/** The signature under the post, as it was when the post was signed. */
function author({ signature, authorName, authorSlug }: PublishedPost): Thing | undefined {
  const page = authorSlug ? absolute(authorAddress({ slug: authorSlug })) : undefined;
  if (!signature) {
    return authorName ? { "@type": "Person", name: authorName, url: page } : undefined;
  }
  const { name, handles, telephone, sites } = signature;
  const addresses = [...sites, ...handles.flatMap(({ url }) => url ?? [])];
  return {
    "@type": "Person",
    name,
    url: sites[0] ?? page ?? addresses[0],
    sameAs: addresses.length > 0 ? addresses : undefined,
    alternateName: handles.length > 0 ? handles.map(({ handle }) => handle) : undefined,
    telephone: telephone ?? undefined,
  };
}

function blog({ title }: Publication): Thing {
  return { "@type": "Blog", "@id": absolute("/#blog"), name: title, url: absolute("/") };
}

function publisher({ title }: Publication): Thing {
  return {
    "@type": "Organization",
    name: title,
    url: absolute("/"),
    logo: { "@type": "ImageObject", url: absolute("/apple-touch-icon.png") },
  };
}

/** A comment and those that answer it, one after another, each with the address of what it answers. */
function withReplies(comment: ThreadComment, parent: string | undefined): Thing[] {
  // What answers a comment that was taken back answers nothing here that can be read.
  if (comment.isWithdrawn) return comment.replies.flatMap((reply) => withReplies(reply, undefined));
  const address = absolute(comment.address);
  // On the page of what it answers, its address is its place there alone.
  const { href: answered } = comment.inReplyTo?.name
    ? new URL(comment.inReplyTo.address, address)
    : { href: parent };
  const described: Thing = {
    "@type": "Comment",
    "@id": address,
    url: address,
    author: { "@type": "Person", name: comment.name, url: comment.site ?? undefined },
    datePublished: comment.createdAt.toISOString(),
    dateModified: comment.editedAt?.toISOString(),
    text: readableText(comment.html),
    parentItem: answered ? { "@type": "Comment", "@id": answered } : undefined,
  };
  return [described, ...comment.replies.flatMap((reply) => withReplies(reply, address))];
}
