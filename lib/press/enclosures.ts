import { createHash } from "node:crypto";
import type { Rendered } from "./print.ts";

/** The sources by which a policy allows what stands in a page, and nothing else (CSP level 2). */
export type Sources = { style?: string; script?: string };

/**
 * Puts into a page what it must have before it can be painted: its style sheets, and the few lines
 * that set its theme. A reader comes once, over a slow line, and waits for one answer and not for
 * two. Each file is asked of the application once, whose names for sheets change with their content.
 */
export class Enclosures {
  readonly #render: (address: string) => Promise<Rendered>;
  readonly #files = new Map<string, Promise<string | undefined>>();

  constructor(render: (address: string) => Promise<Rendered>) {
    this.#render = render;
  }

  async putInto(html: string): Promise<{ html: string; sources: Sources }> {
    const headEnd = html.indexOf("</head>");
    if (headEnd < 0) return { html, sources: {} };
    const head = html.slice(0, headEnd);
    const style = await this.#readAll([...head.matchAll(sheetLink)]);
    const script = await this.#readAll([...head.matchAll(earlyScript)]);

    const enclosed = enclose(
      enclose(head, sheetLink, style && `<style>${style}</style>`),
      earlyScript,
      script && `<script>${script}</script>`,
    );
    const sources = {
      ...(style && { style: hash(style) }),
      ...(script && { script: hash(script) }),
    };
    return { html: enclosed + html.slice(headEnd), sources };
  }

  /** All in one, or undefined: one that cannot be had leaves all where they were, in their order. */
  async #readAll(matches: RegExpMatchArray[]): Promise<string | undefined> {
    const files = await Promise.all(matches.map(([, address = ""]) => this.#read(address)));
    return files.length > 0 && !files.includes(undefined) ? files.join("\n") : undefined;
  }

  #read(address: string): Promise<string | undefined> {
    const known = this.#files.get(address);
    if (known) return known;
    const read = this.#fetch(address);
    this.#files.set(address, read);
    return read;
  }

  async #fetch(address: string): Promise<string | undefined> {
    const { status, body } = await this.#render(address);
    const text = withOwnAddresses(body.toString("utf8").trim(), address);
    if (status === 200 && !/<\/(?:style|script)/i.test(text)) return text;
    this.#files.delete(address);
    return undefined;
  }
}

/** As the framework writes them: its own, by an address that names their content. */
const sheetLink = /<link rel="stylesheet" href="(\/_next\/static\/[^"?]+\.css)"[^>]*>/g;
const earlyScript = /<script src="([^"?]+)" data-byline="early"><\/script>/g;

/** The first of the tags becomes `whole`, and the others go; all stay where there is nothing to put. */
function enclose(head: string, tags: RegExp, whole: string | undefined): string {
  if (whole === undefined) return head;
  let isFirst = true;
  return head.replace(tags, () => {
    const instead = isFirst ? whole : "";
    isFirst = false;
    return instead;
  });
}

/** What a sheet names beside itself is elsewhere once the sheet stands in a page. */
function withOwnAddresses(style: string, address: string): string {
  return style.replace(
    /url\((?!["']?(?:data:|#|\/))(["']?)([^"')]+)\1\)/g,
    (_, quote: string, named: string) =>
      `url(${quote}${new URL(named, `http://press${address}`).pathname}${quote})`,
  );
}

function hash(text: string): string {
  return `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
}
