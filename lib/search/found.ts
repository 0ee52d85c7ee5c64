import type { PostKind } from "#lib/posts/post.ts";
import type { Piece } from "./excerpt.ts";
import type { SearchRequest } from "./request.ts";

/** Something that was found, best matches first. */
export type Hit =
  | {
      kind: "post";
      id: number;
      post: { kind: PostKind; slug: string };
      title: Piece[];
      publishedAt: Date;
      language: string | null;
      excerpt: Piece[];
    }
  | {
      kind: "comment";
      id: number;
      name: Piece[];
      createdAt: Date;
      post: { slug: string; title: string; language: string | null };
      excerpt: Piece[];
    };

/** One of those found, before it is read. Scores compare within a kind. */
export type Match = { kind: Hit["kind"]; id: number; at: number; score: number };

/** As many of each kind as a search leads to. */
export const matchesMax = 200;

/** `isCut` says that there are more. */
export type Found = { matches: Match[]; isCut: boolean };

/** What narrows a search, and the zone in which its year is one. */
export type Narrowed = Pick<SearchRequest, "tag" | "author" | "year"> & { timeZone: string };
