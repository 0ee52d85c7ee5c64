import { expect, test } from "vitest";
import type { ThreadComment } from "#lib/comments/thread.ts";
import type { PublishedPost } from "#lib/posts/post.ts";
import {
  describePostForMachines,
  describePublication,
  printJsonLd,
} from "#lib/publishing/json-ld.ts";

const publication = {
  title: "Load Path",
  tagline: "Notes on buildings",
  language: "en-GB",
  timeZone: "Europe/London",
};

test("a post is described with its author, its comments and nothing that ranks it", async () => {
  const thing = await describe({
    post: aPost({}),
    comments: [aComment({ id: 1, replies: [aComment({ id: 2, name: "Ben", site: null })] })],
  });

  expect(JSON.parse(printJsonLd(thing))).toEqual({
    "@context": "https://schema.org",
    "@type": "BlogPosting",
    "@id": "http://localhost:3000/posts/on-joists",
    url: "http://localhost:3000/posts/on-joists",
    mainEntityOfPage: "http://localhost:3000/posts/on-joists",
    headline: "On joists",
    description: "A joist is a spring.",
    datePublished: "2026-03-01T09:30:00.000Z",
    dateModified: "2026-03-02T00:00:00.000Z",
    author: {
      "@type": "Person",
      name: "Ines Calder",
      url: "https://calder.example.org",
      sameAs: ["https://calder.example.org", "https://example.org/@ines"],
      alternateName: ["@ines@example.org", "ines"],
      telephone: "+44 1632 960147",
    },
    publisher: {
      "@type": "Organization",
      name: "Load Path",
      url: "http://localhost:3000/",
      logo: { "@type": "ImageObject", url: "http://localhost:3000/apple-touch-icon.png" },
    },
    isPartOf: {
      "@type": "Blog",
      "@id": "http://localhost:3000/#blog",
      name: "Load Path",
      url: "http://localhost:3000/",
    },
    image: [
      "http://localhost:3000/posts/on-joists/preview.png",
      "http://localhost:3000/media/0123456789abcdef0123-9x9",
    ],
    inLanguage: "de",
    keywords: ["joists"],
    wordCount: 5,
    comment: [
      {
        "@type": "Comment",
        "@id": "http://localhost:3000/posts/on-joists#comment-1",
        url: "http://localhost:3000/posts/on-joists#comment-1",
        author: { "@type": "Person", name: "Ana", url: "https://ana.example/" },
        datePublished: "2026-03-03T00:00:00.000Z",
        text: "True.",
      },
      {
        "@type": "Comment",
        "@id": "http://localhost:3000/posts/on-joists#comment-2",
        url: "http://localhost:3000/posts/on-joists#comment-2",
        author: { "@type": "Person", name: "Ben" },
        datePublished: "2026-03-03T00:00:00.000Z",
        text: "True.",
        parentItem: {
          "@type": "Comment",
          "@id": "http://localhost:3000/posts/on-joists#comment-1",
        },
      },
    ],
  });
});

test("a withdrawn comment is described to nobody, and what answers it names no parent", async () => {
  const withdrawn = aComment({ id: 1, isWithdrawn: true, replies: [aComment({ id: 2 })] });

  const thing = await describe({ comments: [withdrawn] });

  expect(thing.comment).toMatchObject([{ parentItem: undefined }]);
});

test("a comment too deep to stand under what it answers names its place on the page", async () => {
  const deep = aComment({
    id: 9,
    address: "/posts/on-joists?from=1-2#comment-9",
    inReplyTo: { id: 8, name: "Ana", address: "#comment-8" },
  });

  const thing = await describe({ comments: [deep] });

  expect(thing.comment).toMatchObject([
    { parentItem: { "@id": "http://localhost:3000/posts/on-joists?from=1-2#comment-8" } },
  ]);
});

test.each([
  "</script><script>alert(1)</script>",
  "<!-- <script>",
  "a & b \u2028 c \u2029 d",
  '"quotes" \\ and \u0000',
])("a title of %j is read back as it was, and leaves nothing but data", async (title) => {
  const text = printJsonLd(await describe({ post: aPost({ title }) }));

  expect(JSON.parse(text)).toMatchObject({ headline: title });
  expect(text).not.toMatch(/[<>&\u2028\u2029]/);
});

test("a post that nobody signed is still somebody's, where that is known", async () => {
  const byline = aPost({ signature: null, authorName: "Ben", authorSlug: "ben" });

  expect((await describe({ post: byline })).author).toEqual({
    "@type": "Person",
    name: "Ben",
    url: "http://localhost:3000/authors/ben",
  });
  const nobody = aPost({ signature: null, authorName: null, authorSlug: null });
  expect((await describe({ post: nobody })).author).toBeUndefined();
});

test("the publication says how it is searched", () => {
  expect(describePublication(publication)).toMatchObject({
    "@type": "WebSite",
    name: "Load Path",
    potentialAction: {
      target: { urlTemplate: "http://localhost:3000/search?q={search_term_string}" },
    },
  });
});

function describe({ post = aPost({}), comments = [] as ThreadComment[] }) {
  const pictures = ["/media/0123456789abcdef0123-9x9"];
  return describePostForMachines({ post, publication, wordCount: 5, pictures, comments });
}

function aComment(wanted: Partial<ThreadComment> & { id: number }): ThreadComment {
  return {
    name: "Ana",
    site: "https://ana.example/",
    role: null,
    confirmed: null,
    isModerated: false,
    isClosed: false,
    createdAt: new Date("2026-03-03T00:00:00Z"),
    editedAt: null,
    html: "<p>True.</p>",
    kind: "comment",
    isWithdrawn: false,
    address: `/posts/on-joists#comment-${wanted.id}`,
    inReplyTo: null,
    replies: [],
    further: null,
    ...wanted,
  };
}

function aPost(wanted: Partial<PublishedPost>): PublishedPost {
  return {
    id: 1,
    kind: "post",
    slug: "on-joists",
    title: "On joists",
    standfirst: "",
    body: "A joist is a spring.",
    bodyFormat: "markdown",
    language: "de",
    authorName: "Ines",
    authorSlug: "ines-calder",
    signature: {
      name: "Ines Calder",
      handles: [
        { network: "Mastodon", handle: "@ines@example.org", url: "https://example.org/@ines" },
        { network: "IRC", handle: "ines", url: null },
      ],
      telephone: "+44 1632 960147",
      sites: ["https://calder.example.org"],
    },
    publishedAt: new Date("2026-03-01T09:30:00Z"),
    updatedAt: new Date("2026-03-02T00:00:00Z"),
    commentsClosedAt: null,
    tags: [{ slug: "joists", name: "joists" }],
    relatedLinks: [],
    series: null,
    corrections: [],
    ...wanted,
  };
}
