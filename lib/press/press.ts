import type { IncomingMessage, ServerResponse } from "node:http";
import { isSearch } from "./address.ts";
import { currentEdition } from "./edition.ts";
import { print, redirection, type Print, type Rendered } from "./print.ts";
import { sendPrint } from "./send.ts";
import { Shelf } from "./shelf.ts";
import { Enclosures } from "./enclosures.ts";

export type PressOptions = {
  siteUrl: URL;
  /** Renders a public address as if nobody in particular had asked. */
  render: (address: string) => Promise<Rendered>;
  /** Where an address that leads nowhere has moved to, if it has. */
  findRedirect: (address: string) => Promise<string | undefined>;
  shelfBytesMax?: number;
};

const shelfBytesDefault = 64 * 1024 * 1024;
/** Pictures have a shelf of their own, so that however many are looked at, no page makes room for them. */
const picturesBytesMax = 16 * 1024 * 1024;

/** The application's page about an address that leads nowhere. */
const missingAddress = "/_not-found";

/**
 * Prints public pages: each is rendered once an edition and answered from memory after that. A print
 * of an older edition is never sent; whoever asks while one is being made waits for that one.
 */
export class Press {
  readonly #options: PressOptions;
  readonly #shelf: Shelf;
  readonly #pictures = new Shelf(picturesBytesMax);
  readonly #enclosures: Enclosures;
  readonly #underWay = new Map<string, Promise<Print>>();

  constructor(options: PressOptions) {
    this.#options = options;
    this.#enclosures = new Enclosures(options.render);
    this.#shelf = new Shelf(options.shelfBytesMax ?? shelfBytesDefault);
  }

  /** Answers a GET or HEAD of a public address. */
  async answer(address: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const edition = await currentEdition();
    const kept = this.#shelf.find(address, edition) ?? this.#pictures.find(address, edition);
    const ready = kept ?? (await this.#printOnce(address, edition));
    sendPrint(ready, request, response, this.#options.siteUrl);
  }

  /** Makes a print of what the application answered, and keeps nothing. */
  print(rendered: Rendered): Promise<Print> {
    return print(rendered, this.#enclosures, true);
  }

  #printOnce(address: string, edition: number): Promise<Print> {
    const key = `${edition} ${address}`;
    const underWay = this.#underWay.get(key);
    if (underWay) return underWay;
    const made = this.#printAnew(address, edition).finally(() => this.#underWay.delete(key));
    this.#underWay.set(key, made);
    return made;
  }

  async #printAnew(address: string, edition: number): Promise<Print> {
    const moved = isOldQuery(address) ? await this.#redirect(address, edition) : undefined;
    if (moved) return moved;
    const rendered = await this.#render(address);
    if (rendered.status >= 500) throw new Error(`Rendering ${address} failed.`);
    const isPassing = isSearch(address);
    const made = await print(rendered, this.#enclosures, isPassing);
    if (made.status === 200 && !isPassing) this.#shelfFor(made).keep(address, edition, made);
    if (made.status !== 404) return made;
    return (await this.#redirect(address, edition)) ?? made;
  }

  /** A route that makes files says with nothing at all that there is none; a reader gets the page. */
  async #render(address: string): Promise<Rendered> {
    const rendered = await this.#options.render(address);
    const isSilent = rendered.status === 404 && rendered.body.length === 0;
    return isSilent ? this.#options.render(missingAddress) : rendered;
  }

  #shelfFor({ type }: Print): Shelf {
    return type.startsWith("image/") ? this.#pictures : this.#shelf;
  }

  /** Old feed addresses are polled for years, so where they lead is kept like a page. */
  async #redirect(address: string, edition: number): Promise<Print | undefined> {
    const target = await this.#options.findRedirect(address);
    if (!target) return undefined;
    const made = redirection(target);
    this.#shelf.keep(address, edition, made);
    return made;
  }
}

/** `/?p=12` is an address of its own in the systems people come from; here `/` would answer it. */
function isOldQuery(address: string): boolean {
  return /^\/\?.*\b(p|page_id|attachment_id|cat|tag|m|feed)=/.test(address);
}
