import type { Thread } from "./thread.ts";
import { field, type Channel } from "./export.ts";

/** What one reading of a file has to keep in mind from its first batch to its last. */
export type Session = {
  /** The old site: what its posts and comments are known by. */
  source: string;
  channel: Channel | undefined;
  isNamed: boolean;
  threads: Map<object, Thread>;
  /** Attachments that stood in the file before the post they belong to. */
  looseAttachments: { id: number; parent: string }[];
  categories: Set<string>;
  tags: Set<string>;
};

export function newSession(): Session {
  return {
    source: "",
    channel: undefined,
    isNamed: false,
    threads: new Map(),
    looseAttachments: [],
    categories: new Set(),
    tags: new Set(),
  };
}

/** One spelling for an old site: its address without scheme, or its title when it has none. */
export function readSource({ fields }: Channel, itemLink: string): string {
  const names = ["wp:base_blog_url", "wp:base_site_url", "link"];
  for (const address of [...names.map((name) => field(fields, name)), originOf(itemLink)]) {
    if (!address || !URL.canParse(address)) continue;
    const { host, pathname } = new URL(address);
    if (host) return `${host.toLowerCase()}${pathname.replace(/\/+$/, "")}`;
  }
  return `untitled:${field(fields, "title")}`;
}

function originOf(link: string): string {
  return URL.canParse(link) ? new URL(link).origin : "";
}
