import { eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { reader, write } from "#db/client.ts";
import { redirects } from "#db/schema/posts.ts";
import { claimSlug, reservedSlugs } from "#lib/posts/address.ts";
import { findRedirect } from "#lib/posts/redirects.ts";
import { savePost } from "#lib/posts/save.ts";
import { aDraft, aPublishedPost, aSave, typed } from "#tests/support/drafts.ts";
import { anAuthor } from "#tests/support/members.ts";

test("a slug that is taken gets the next free number", async () => {
  const author = await anAuthor();
  await aDraft(author, { slug: "taken" });
  await aDraft(author, { slug: "taken-2" });

  expect(await write((tx) => claimSlug(tx, "Taken!"))).toBe("taken-3");
});

test("a post may claim the slug it has", async () => {
  const post = await aDraft(await anAuthor(), { slug: "mine" });

  expect(await write((tx) => claimSlug(tx, "mine", post.id))).toBe("mine");
});

test("two drafts made at the same moment get two addresses", async () => {
  const author = await anAuthor();

  const drafts = await Promise.all([
    aDraft(author, { slug: "at-once" }),
    aDraft(author, { slug: "at-once" }),
  ]);

  expect(drafts.map(({ slug }) => slug).sort()).toEqual(["at-once", "at-once-2"]);
});

test("an address of Byline's own is never given to a post", async () => {
  for (const slug of reservedSlugs) {
    expect(await write((tx) => claimSlug(tx, slug))).not.toBe(slug);
  }
});

test("whatever is wanted, the slug is one safe part of an address", async () => {
  const anything = fc.oneof(
    fc.string({ unit: "binary" }),
    fc.constantFrom("..", ".", "a/b", "%2e"),
  );

  await fc.assert(
    fc.asyncProperty(anything, async (wanted) => {
      const slug = await write((tx) => claimSlug(tx, wanted));
      expect(slug).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*$/u);
      expect(slug.length).toBeLessThanOrEqual(200);
      expect(slug).toBe(slug.toLowerCase());
    }),
    { numRuns: 200 },
  );
});

test("an address typed by hand is refused with its remedy, and nothing is stored", async () => {
  const author = await anAuthor();
  const post = await aDraft(author, { slug: "as-it-was" });
  await aDraft(author, { slug: "another" });
  const refusals = {
    "..": "Enter an address with letters or digits in it.",
    "!!!": "Enter an address with letters or digits in it.",
    dashboard: "Byline uses “dashboard” itself. Enter another address.",
    another: "“another” is taken. Enter another address, such as another-2.",
    ["x".repeat(300)]: "Address must be 100 characters or fewer. Yours has 300.",
  };

  for (const [slug, message] of Object.entries(refusals)) {
    const draft = typed({ title: "Changed", slug });
    const saving = await savePost({ id: post.id, seenVersion: post.version, draft }, author);
    expect(saving).toEqual({ outcome: "invalid", problems: [{ field: "slug", message }] });
  }
});

test("a published post that moves leaves a redirect, however often it moves", async () => {
  const author = await anAuthor();
  const post = await aPublishedPost(author, { slug: "first-place" });

  await aSave(post.id, author, { slug: "second-place" });
  await aSave(post.id, author, { slug: "third-place" });

  expect(await findRedirect("/posts/first-place")).toBe("/posts/third-place");
  expect(await findRedirect("/posts/second-place/")).toBe("/posts/third-place");
});

test("a post that moves back leaves no redirect onto itself", async () => {
  const author = await anAuthor();
  const { id } = await aPublishedPost(author, { slug: "home" });

  await aSave(id, author, { slug: "away" });
  await aSave(id, author, { slug: "home" });

  expect(await findRedirect("/posts/home")).toBeUndefined();
  expect(await findRedirect("/posts/away")).toBe("/posts/home");
});

test("a post that becomes a page leads there from its old address", async () => {
  const author = await anAuthor();
  const { id } = await aPublishedPost(author, { slug: "about-me" });

  await aSave(id, author, { slug: "about-me", kind: "page" });

  expect(await findRedirect("/posts/about-me")).toBe("/about-me");
});

test("a draft that moves leaves no trace of where it was", async () => {
  const author = await anAuthor();
  const { id } = await aDraft(author, { slug: "secret-plan" });

  await aSave(id, author, { slug: "harmless" });

  const left = await reader.select().from(redirects).where(eq(redirects.postId, id));
  expect(left).toEqual([]);
});
