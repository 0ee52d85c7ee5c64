import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { reader, write, type Transaction } from "#db/client.ts";
import { comments, type commentStatuses } from "#db/schema/comments.ts";
import { authors, posts, series, type Signature } from "#db/schema/posts.ts";
import { settings } from "#db/schema/settings.ts";
import { storePicture } from "#lib/media/store.ts";
import { readRelatedLinks, setRelatedLinks } from "#lib/posts/related-links.ts";
import { sampleKey, samplePublication, type Sample } from "#lib/posts/remove-sample.ts";
import { readPlace, setPlace } from "#lib/posts/series.ts";
import { readTags, setTags } from "#lib/posts/tags.ts";
import { storeHouseRules } from "#lib/settings/house-rules.ts";
import { storePublication } from "#lib/settings/publication.ts";
import { slugify } from "#lib/text/slug.ts";

/**
 * Puts a small invented publication into a new database, so that there is something to read, to
 * answer and to decide about from the first minute. `remove-sample.ts` takes all of it out again.
 * Answers undefined, and does nothing, where there is or was anything already.
 */
export async function plantSample(
  now = new Date(),
): Promise<{ posts: number; comments: number } | undefined> {
  if (!(await isNew(reader))) return undefined;
  const pictures = await keepPictures();
  const texts = await readPosts(pictures);
  const houseRules = await readSampleFile(houseRulesFile);
  const conversation = readSections(await readSampleFile("comments.txt"));

  return write(async (tx) => {
    if (!(await isNew(tx))) return undefined;
    const authorId = await plantByline(tx, now);
    const postIds = new Map<string, number>();
    for (const { slug, section } of texts) {
      postIds.set(slug, await plantPost(tx, slug, section, authorId));
    }
    await tx.update(series).set({ description: seriesDescription });
    const commentIds = new Map<string, number>();
    for (const section of conversation) {
      await plantComment(tx, section, { authorId, postIds, commentIds });
    }
    const sample: Sample = {
      authorId,
      postIds: [...postIds.values()],
      pictures: [...pictures.values()],
    };
    await tx.insert(settings).values({ key: sampleKey, value: sample, changedAt: now });
    await storePublication(tx, samplePublication, now);
    await storeHouseRules(tx, { text: houseRules.trim(), version: 1 }, { by: null, now });
    return { posts: postIds.size, comments: commentIds.size };
  });
}

async function isNew(db: Pick<Transaction, "$count">): Promise<boolean> {
  return (await db.$count(posts)) === 0 && (await db.$count(settings)) === 0;
}

/** The drawings, by the names that the texts call them. */
async function keepPictures(): Promise<Map<string, string>> {
  const kept = new Map<string, string>();
  for (const file of (await readdir(folder)).filter((one) => one.endsWith(".png"))) {
    const storing = await storePicture(join(folder, file));
    if (storing.outcome === "refused") throw new Error(`${file}: ${storing.message}`);
    kept.set(file, storing.address);
  }
  return kept;
}

/** The number is from the range that Ofcom keeps for fiction; the hosts are reserved for examples. */
const signature: Signature = {
  name: "Ines Calder",
  handles: [
    {
      network: "Mastodon",
      handle: "@ines@social.example.org",
      url: "https://social.example.org/@ines",
    },
  ],
  telephone: "+44 1632 960147",
  sites: ["https://calder-structures.example.org"],
};

const seriesDescription =
  "What the parts of an old building say about themselves, for those who have to live in one.";

const folder = join(import.meta.dirname, "sample");
const houseRulesFile = "house-rules.txt";
const sectionRule = "\n-----\n";

/** Lines of `key: value`, an empty line, and a text. A key may come more than once. */
type Section = { fields: [key: string, value: string][]; text: string };

async function readPosts(
  pictures: Map<string, string>,
): Promise<{ slug: string; section: Section }[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith(".md"));
  return Promise.all(
    files.map(async (file) => ({
      slug: file.replace(/\.md$/, ""),
      section: withPictures(readSection(await readSampleFile(file)), pictures),
    })),
  );
}

function withPictures(section: Section, pictures: Map<string, string>): Section {
  let { text } = section;
  for (const [file, address] of pictures) text = text.replaceAll(`](${file})`, `](${address})`);
  return { ...section, text };
}

function readSampleFile(file: string): Promise<string> {
  return readFile(join(folder, file), "utf8");
}

function readSections(source: string): Section[] {
  return source.split(sectionRule).map(readSection);
}

function readSection(source: string): Section {
  const end = source.indexOf("\n\n");
  const fields = source
    .slice(0, end)
    .split("\n")
    .map((line): [string, string] => {
      const colon = line.indexOf(": ");
      return [line.slice(0, colon), line.slice(colon + 2)];
    });
  return { fields, text: source.slice(end).trim() };
}

async function plantByline(tx: Transaction, now: Date): Promise<number> {
  const [author] = await tx
    .insert(authors)
    .values({ ...signature, slug: "ines-calder", createdAt: now })
    .returning({ id: authors.id });
  if (!author) throw new Error("The sample's byline was not stored.");
  return author.id;
}

async function plantPost(
  tx: Transaction,
  slug: string,
  section: Section,
  authorId: number,
): Promise<number> {
  const publishedAt = new Date(need(section, "published"));
  const [post] = await tx
    .insert(posts)
    .values({
      kind: find(section, "kind") === "page" ? "page" : "post",
      slug,
      title: need(section, "title"),
      standfirst: need(section, "standfirst"),
      body: section.text,
      bodyFormat: "markdown",
      authorId,
      signature,
      state: "published",
      stateAt: publishedAt,
      publishedAt,
      commentsClosedAt: find(section, "comments") === "closed" ? publishedAt : null,
      createdAt: publishedAt,
      updatedAt: publishedAt,
    })
    .returning({ id: posts.id });
  if (!post) throw new Error(`The sample post ${slug} was not stored.`);

  const related = section.fields.filter(([key]) => key === "related").map(([, value]) => value);
  const { place } = readPlace(find(section, "series") ?? "", find(section, "part") ?? "");
  await setPlace(tx, post.id, place && { ...place, part: place.part ?? 1 });
  await setTags(tx, post.id, readTags(find(section, "tags") ?? "").names);
  await setRelatedLinks(tx, post.id, readRelatedLinks(related.join("\n")).links);
  return post.id;
}

async function plantComment(
  tx: Transaction,
  section: Section,
  {
    authorId,
    postIds,
    commentIds,
  }: { authorId: number; postIds: Map<string, number>; commentIds: Map<string, number> },
): Promise<void> {
  const key = need(section, "key");
  const createdAt = new Date(need(section, "at"));
  const [comment] = await tx
    .insert(comments)
    .values({
      postId: planted(postIds, need(section, "post")),
      parentId: plantedOrNull(commentIds, find(section, "replyTo")),
      kind: "comment",
      name: need(section, "name"),
      email: `${slugify(need(section, "name"))}@example.org`,
      site: find(section, "site") ?? null,
      // The one name that the sample knows for certain to be who it says.
      authorId: need(section, "name") === signature.name ? authorId : null,
      body: section.text,
      bodyFormat: "text",
      status: statusOf(section),
      statusAt: createdAt,
      duplicateOf: plantedOrNull(commentIds, find(section, "duplicateOf")),
      createdAt,
    })
    .returning({ id: comments.id });
  if (!comment) throw new Error(`The sample comment ${key} was not stored.`);
  commentIds.set(key, comment.id);
}

function statusOf(section: Section): (typeof commentStatuses)[number] {
  return find(section, "status") === "pending" ? "pending" : "approved";
}

function plantedOrNull(ids: Map<string, number>, key: string | undefined): number | null {
  return key === undefined ? null : planted(ids, key);
}

function planted(ids: Map<string, number>, key: string): number {
  const id = ids.get(key);
  if (id === undefined) throw new Error(`The sample names ${key} before it is there.`);
  return id;
}

function need(section: Section, key: string): string {
  const value = find(section, key);
  if (value === undefined) throw new Error(`A part of the sample has no ${key}.`);
  return value;
}

function find({ fields }: Section, key: string): string | undefined {
  return fields.find(([name]) => name === key)?.[1];
}
