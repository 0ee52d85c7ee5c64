import { realpath } from "node:fs/promises";
import { join, sep } from "node:path";
import { and, asc, eq, gt, like } from "drizzle-orm";
import { reader, write } from "#db/client.ts";
import { posts } from "#db/schema/posts.ts";
import { importIdentities } from "#db/schema/transfer.ts";
import { storePicture } from "#lib/media/store.ts";
import { raiseEdition } from "#lib/press/edition.ts";
import { countBrought, note, type Tally } from "#lib/transfer/tally.ts";

type Imported = { postId: number; title: string; body: string };

/** What became of each file that some post refers to: its new address, or why it has none. */
type Outcomes = Map<string, { address: string } | { problem: string }>;

/**
 * Keeps the pictures that imported posts show, from a copy of the old site's folder of uploads, and
 * leads the posts to them. One that cannot be kept is told, and the others come over all the same.
 */
export async function bringPictures(source: string, folder: string, tally: Tally): Promise<void> {
  const root = await realpath(folder);
  const outcomes: Outcomes = new Map();
  for (let after = 0; ;) {
    const post = await findNext(source, after);
    if (!post) return;
    after = post.postId;
    const body = await rewrite(post, { source, root, outcomes, tally });
    if (body !== post.body) await store(post, body);
  }
}

async function findNext(source: string, after: number): Promise<Imported | undefined> {
  return reader
    .select({ postId: posts.id, title: posts.title, body: posts.body })
    .from(posts)
    .innerJoin(importIdentities, eq(importIdentities.localId, posts.id))
    .where(
      and(
        eq(importIdentities.source, source),
        eq(importIdentities.kind, "post"),
        gt(posts.id, after),
        like(posts.body, `%${uploads}%`),
      ),
    )
    .orderBy(asc(posts.id))
    .limit(1)
    .get();
}

/** Somebody may be saving the post at this moment; then their text stays, and another run finds it. */
async function store({ postId, body }: Imported, rewritten: string): Promise<void> {
  await write(async (tx) => {
    await tx
      .update(posts)
      .set({ body: rewritten })
      .where(and(eq(posts.id, postId), eq(posts.body, body)));
    await raiseEdition(tx);
  });
}

type Bringing = { source: string; root: string; outcomes: Outcomes; tally: Tally };

async function rewrite({ title, body }: Imported, bringing: Bringing): Promise<string> {
  const { source, root, outcomes, tally } = bringing;
  const pattern = references(source);
  for (const [, path = ""] of body.matchAll(pattern)) {
    const known = outcomes.get(path);
    const outcome = known ?? (await keep(root, path));
    outcomes.set(path, outcome);
    if ("problem" in outcome) note(tally, outcome.problem, { line: 0, text: `${title}: ${path}` });
    else if (!known) countBrought(tally, "picture", "added");
  }
  return body.replace(pattern, (reference: string, path: string) => {
    const outcome = outcomes.get(path);
    return outcome && "address" in outcome ? outcome.address : reference;
  });
}

const uploads = "/wp-content/uploads/";

/** Addresses of pictures among the old site's uploads, as attributes hold them, and what follows. */
function references(source: string): RegExp {
  const [host = "", ...base] = source.replace(/^www\./, "").split("/");
  const site = `(?:https?:)?//(?:www\\.)?${literal(host)}`;
  const path = [...base, ""].map((part) => literal(part)).join("/");
  return new RegExp(
    `(?<=["'=\\s])(?:${site})?/${path}${literal(uploads.slice(1))}` +
      `([^"'\\s<>?#]+\\.(?:jpe?g|png|gif|webp))(?:\\?[^"'\\s<>]*)?(?=["'\\s>])`,
    "gi",
  );
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

async function keep(
  root: string,
  path: string,
): Promise<{ address: string } | { problem: string }> {
  const file = await findFile(root, path);
  if (!file) return { problem: "Pictures that are not in the folder of uploads stay as links" };
  const storing = await storePicture(file);
  if (storing.outcome === "stored") return { address: storing.address };
  return { problem: `Pictures that were not kept stay as links. ${storing.message}` };
}

/** The largest there is: WordPress writes the address of a smaller copy, and has the whole as well. */
async function findFile(root: string, path: string): Promise<string | undefined> {
  const name = decode(path);
  if (!name || !isPlain(name)) return undefined;
  const whole = name.replace(/-\d{1,5}x\d{1,5}(\.\w+)$/, "$1");
  const candidates = [whole, whole.replace(/(\.\w+)$/, "-scaled$1"), name];
  for (const candidate of candidates) {
    const file = await realpath(join(root, candidate)).catch(() => undefined);
    if (file?.startsWith(root + sep)) return file;
  }
  return undefined;
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path.replaceAll("&amp;", "&"));
  } catch {
    return undefined;
  }
}

/** Names of folders and of a file, and nothing that leads elsewhere once it is a path. */
function isPlain(name: string): boolean {
  return name
    .split("/")
    .every((part) => !/^\.{0,2}$/.test(part) && !/[\\\u0000-\u001f]/.test(part));
}
