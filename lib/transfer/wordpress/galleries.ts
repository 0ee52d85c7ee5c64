import { and, asc, eq, gt, inArray } from "drizzle-orm";
import { reader, write, type Transaction } from "#db/client.ts";
import { attachments } from "#db/schema/media.ts";
import { posts } from "#db/schema/posts.ts";
import { importIdentities } from "#db/schema/transfer.ts";
import { raiseEdition } from "#lib/press/edition.ts";
import { note, type Tally } from "#lib/transfer/tally.ts";
import { escapeHtml } from "./markup.ts";

type Waiting = { sourceId: string; postId: number; title: string; body: string };
type Picture = { url: string; title: string; caption: string };

/**
 * Fills the galleries whose pictures are known now. WordPress may export its attachments in a file
 * of their own, so a gallery that misses some stays as it is and is looked at again after the next.
 */
export async function fillGalleries(source: string, tally: Tally): Promise<void> {
  let after = "";
  for (;;) {
    const waiting = await findWaiting(source, after);
    if (!waiting) return;
    after = waiting.sourceId;
    const filled = await fill(source, waiting);
    if (filled === undefined) {
      note(tally, "Galleries that name pictures this file does not have stay as text", {
        line: 0,
        text: waiting.title,
      });
    } else await write((tx) => store(tx, source, waiting, filled));
  }
}

async function findWaiting(source: string, after: string): Promise<Waiting | undefined> {
  const { sourceId, localId } = importIdentities;
  return reader
    .select({ sourceId, postId: posts.id, title: posts.title, body: posts.body })
    .from(importIdentities)
    .innerJoin(posts, eq(posts.id, localId))
    .where(
      and(
        eq(importIdentities.source, source),
        eq(importIdentities.kind, "gallery"),
        gt(sourceId, after),
      ),
    )
    .orderBy(asc(sourceId))
    .limit(1)
    .get();
}

const place = /<div data-gallery="([\d,]*)">[^<]*<\/div>/g;

async function fill(source: string, { postId, body }: Waiting): Promise<string | undefined> {
  let filled = body;
  for (const [written, ids = ""] of body.matchAll(place)) {
    const wanted = ids.split(",").filter(Boolean);
    const pictures = wanted.length > 0 ? await findNamed(source, wanted) : await findOwn(postId);
    if (pictures.length === 0 || pictures.length < wanted.length) return undefined;
    filled = filled.replace(written, () => `<ul>${pictures.map(figure).join("")}</ul>`);
  }
  return filled;
}

async function findNamed(source: string, ids: string[]): Promise<Picture[]> {
  const { sourceId, localId } = importIdentities;
  const rows = await reader
    .select({
      sourceId,
      url: attachments.url,
      title: attachments.title,
      caption: attachments.caption,
    })
    .from(importIdentities)
    .innerJoin(attachments, eq(attachments.id, localId))
    .where(
      and(
        eq(importIdentities.source, source),
        eq(importIdentities.kind, "attachment"),
        inArray(sourceId, ids.slice(0, 1_000)),
      ),
    );
  const bySource = new Map(rows.map((row) => [row.sourceId, row]));
  return ids.flatMap((id) => bySource.get(id) ?? []);
}

/** Without numbers, a gallery shows what was uploaded to its post. */
async function findOwn(postId: number): Promise<Picture[]> {
  return reader
    .select({ url: attachments.url, title: attachments.title, caption: attachments.caption })
    .from(attachments)
    .where(eq(attachments.postId, postId))
    .orderBy(asc(attachments.id))
    .limit(1_000);
}

function figure({ url, title, caption }: Picture): string {
  const address = escapeHtml(url);
  const words = escapeHtml(caption || title);
  const figcaption = words ? `<figcaption>${words}</figcaption>` : "";
  const image = `<img src="${address}" alt="${escapeHtml(title)}">`;
  return `<li><figure><a href="${address}">${image}</a>${figcaption}</figure></li>`;
}

/** Somebody may have edited the post since it came over; then their text stays. */
async function store(
  tx: Transaction,
  source: string,
  { postId, sourceId, body }: Waiting,
  filled: string,
): Promise<void> {
  await tx
    .update(posts)
    .set({ body: filled })
    .where(and(eq(posts.id, postId), eq(posts.body, body)));
  await tx
    .delete(importIdentities)
    .where(
      and(
        eq(importIdentities.source, source),
        eq(importIdentities.kind, "gallery"),
        eq(importIdentities.sourceId, sourceId),
      ),
    );
  await raiseEdition(tx);
}
