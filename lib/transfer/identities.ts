import { and, eq, inArray } from "drizzle-orm";
import { comments } from "#db/schema/comments.ts";
import { attachments } from "#db/schema/media.ts";
import { authors, posts, tags } from "#db/schema/posts.ts";
import { importIdentities, type importKinds } from "#db/schema/transfer.ts";
import type { Batch } from "./batch.ts";

export type ImportKind = (typeof importKinds)[number];

const idsAtOnce = 400;
const tables = {
  author: authors,
  post: posts,
  attachment: attachments,
  comment: comments,
  category: tags,
};

/** Looks up which of these came over before, so that `findLocal` can answer. */
export async function lookUp(batch: Batch, kind: ImportKind, sourceIds: string[]): Promise<void> {
  const asked = [...new Set(sourceIds)].filter((id) => !batch.known.has(key(kind, id)));
  for (let from = 0; from < asked.length; from += idsAtOnce) {
    for (const { sourceId, localId, isThere } of await select(
      batch,
      kind,
      asked.slice(from, from + idsAtOnce),
    )) {
      batch.known.set(key(kind, sourceId), isThere === null ? null : localId);
    }
  }
}

/** The id here; `null` when it came over and has been deleted since; `undefined` when it is new. */
export function findLocal(
  batch: Batch,
  kind: ImportKind,
  sourceId: string,
): number | null | undefined {
  return batch.made.identities.get(key(kind, sourceId)) ?? batch.known.get(key(kind, sourceId));
}

export function remember(batch: Batch, kind: ImportKind, sourceId: string, localId: number): void {
  const { source, now } = batch;
  batch.made.identities.set(key(kind, sourceId), localId);
  batch.rows.identities.push({ source, kind, sourceId, localId, importedAt: now });
}

export function forget(batch: Batch, kind: ImportKind, sourceId: string): void {
  const { source } = batch;
  batch.made.identities.delete(key(kind, sourceId));
  batch.known.delete(key(kind, sourceId));
  batch.rows.changes.push((tx) =>
    tx
      .delete(importIdentities)
      .where(
        and(
          eq(importIdentities.source, source),
          eq(importIdentities.kind, kind),
          eq(importIdentities.sourceId, sourceId),
        ),
      ),
  );
}

async function select(
  { db, source }: Batch,
  kind: ImportKind,
  sourceIds: string[],
): Promise<{ sourceId: string; localId: number; isThere: number | null }[]> {
  const table = tables[kind === "unfinished" || kind === "gallery" ? "post" : kind];
  const { sourceId, localId } = importIdentities;
  return db
    .select({ sourceId, localId, isThere: table.id })
    .from(importIdentities)
    .leftJoin(table, eq(table.id, localId))
    .where(
      and(
        eq(importIdentities.source, source),
        eq(importIdentities.kind, kind),
        inArray(sourceId, sourceIds),
      ),
    );
}

function key(kind: ImportKind, sourceId: string): string {
  return `${kind} ${sourceId}`;
}
