/**
 * What an import has made that is not in the database when the next thing is asked: within a batch,
 * because its rows are written at its end; in a rehearsal, because they never are.
 */
export type Made = {
  identities: Map<string, number>;
  slugs: Set<string>;
  authorSlugs: Set<string>;
  tagIds: Map<string, number>;
  authorNames: Map<number, string>;
  lastIds: Map<string, number>;
};

export function newMade(): Made {
  return {
    identities: new Map(),
    slugs: new Set(),
    authorSlugs: new Set(),
    tagIds: new Map(),
    authorNames: new Map(),
    lastIds: new Map(),
  };
}
