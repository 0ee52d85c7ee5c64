import { createHash } from "node:crypto";
import type { Rendered } from "./print.ts";

/** A page with its styles in it, and the source by which a policy allows just these (CSP level 2). */
export type Styled = { html: string; styleSource: string | undefined };

/**
 * Puts a page's style sheets into the page: a reader comes once, over a slow line, and waits for one
 * answer and not for two. The sheets are asked of the application, whose names for them change with
 * their content, so each is asked for once.
 */
export class Styles {
  readonly #render: (address: string) => Promise<Rendered>;
  readonly #sheets = new Map<string, Promise<string | undefined>>();

  constructor(render: (address: string) => Promise<Rendered>) {
    this.#render = render;
  }

  async putInto(html: string): Promise<Styled> {
    const headEnd = html.indexOf("</head>");
    const links = [...html.slice(0, headEnd).matchAll(sheetLink)];
    const sheets = await Promise.all(links.map(([, address = ""]) => this.#read(address)));
    const first = links[0];
    // One that cannot be had leaves them all where they were: their order decides what wins.
    if (!first || sheets.includes(undefined)) return { html, styleSource: undefined };

    const style = sheets.join("\n");
    const rest = html.slice(first.index, headEnd).replaceAll(sheetLink, "");
    const head = `${html.slice(0, first.index)}<style>${style}</style>${rest}`;
    return { html: head + html.slice(headEnd), styleSource: sourceOf(style) };
  }

  #read(address: string): Promise<string | undefined> {
    const known = this.#sheets.get(address);
    if (known) return known;
    const read = this.#fetch(address);
    this.#sheets.set(address, read);
    return read;
  }

  async #fetch(address: string): Promise<string | undefined> {
    const { status, body } = await this.#render(address);
    const style = withOwnAddresses(body.toString("utf8").trim(), address);
    if (status === 200 && !/<\/style/i.test(style)) return style;
    this.#sheets.delete(address);
    return undefined;
  }
}

/** As the framework writes them: its own, by an address that names their content. */
const sheetLink = /<link rel="stylesheet" href="(\/_next\/static\/[^"?]+\.css)"[^>]*>/g;

/** What a sheet names beside itself is elsewhere once the sheet stands in a page. */
function withOwnAddresses(style: string, address: string): string {
  return style.replace(
    /url\((?!["']?(?:data:|#|\/))(["']?)([^"')]+)\1\)/g,
    (_, quote: string, named: string) =>
      `url(${quote}${new URL(named, `http://press${address}`).pathname}${quote})`,
  );
}

function sourceOf(style: string): string {
  return `'sha256-${createHash("sha256").update(style).digest("base64")}'`;
}
