import { expect, test } from "vitest";
import { readOldAddress, type OldSubject } from "#lib/transfer/old-address.ts";

test.each([
  ["/feed", "front", "rss"],
  ["/feed/atom", "front", "atom"],
  ["/feed/json", "front", "json"],
  ["/Feed/RDF", "front", "rss"],
  ["/rss", "front", "rss"],
  ["/blog/feed", "front", "rss"],
  ["/index.php/feed", "front", "rss"],
  ["/?feed=rss2", "front", "rss"],
  ["/?feed=atom", "front", "atom"],
  ["/atom.xml", "front", "atom"],
  ["/index.xml", "front", "rss"],
  ["/wp-rss2.php", "front", "rss"],
  ["/page/2", "front", undefined],
  ["/comments/feed", "comments", "rss"],
  ["/?feed=comments-rss2", "comments", "rss"],
  ["/sitemap_index.xml", "sitemap", undefined],
  ["/wp-sitemap.xml", "sitemap", undefined],
  ["/wp-sitemap-posts-post-1.xml", "sitemap", undefined],
  ["/post-sitemap2.xml", "sitemap", undefined],
])("%s was the %s (feed: %s)", (address, kind, feed) => {
  expect(readOldAddress(address)).toEqual({ subject: { kind }, feed });
});

test.each([
  ["/tag/x", { kind: "tag", slug: "x" }, undefined],
  ["/tag/caf%C3%A9/feed", { kind: "tag", slug: "cafe" }, "rss"],
  ["/tag/x/page/3", { kind: "tag", slug: "x" }, undefined],
  ["/category/parent/child", { kind: "tag", slug: "child" }, undefined],
  ["/?tag=Some%20Thing", { kind: "tag", slug: "some-thing" }, undefined],
  ["/?cat=3", { kind: "category", sourceId: "3" }, undefined],
  ["/?cat=3&feed=atom", { kind: "category", sourceId: "3" }, "atom"],
  ["/author/ana/rss", { kind: "author", slug: "ana" }, "rss"],
  ["/2011", { kind: "archive", year: 2011, month: undefined }, undefined],
  ["/2011/05", { kind: "archive", year: 2011, month: 5 }, undefined],
  ["/2011/05/06", { kind: "archive", year: 2011, month: 5 }, undefined],
  ["/?m=201105", { kind: "archive", year: 2011, month: 5 }, undefined],
  ["/2011/05/some-post", aPost("/2011/05/some-post"), undefined],
  ["/2011/05/06/some-post.html", aPost("/2011/05/06/some-post.html"), undefined],
  ["/2011/05/some-post/feed", aPost("/2011/05/some-post"), "rss"],
  ["/some-post/feed", { kind: "known", address: "/some-post" }, "rss"],
  ["/some-post/comment-page-2", { kind: "known", address: "/some-post" }, undefined],
  ["/?p=12&feed=rss2", { kind: "known", address: "/?p=12" }, "rss"],
  ["/?attachment_id=7", { kind: "attachment", sourceId: "7" }, undefined],
])("%s was %o (feed: %s)", (address, subject, feed) => {
  expect(readOldAddress(address)).toEqual({ subject, feed });
});

test.each(["/nothing", "/a/b/c", "/0500/05", "/posts", "/tag", "/%zz/feed/x/y"])(
  "%s means nothing there",
  (address) => {
    expect(readOldAddress(address)).toBeUndefined();
  },
);

function aPost(address: string): OldSubject {
  return { kind: "post", slug: "some-post", address };
}
