import type { IncomingMessage, ServerResponse } from "node:http";
import type { Application } from "./application.ts";

/** One request under way: its address in one spelling, and the network address it came from. */
export type Exchange = {
  address: string;
  client: string;
  request: IncomingMessage;
  response: ServerResponse;
};

export type FrontOptions = {
  siteUrl: URL;
  /** How many proxies of ours stand in front and add to X-Forwarded-For. */
  proxyCount: number;
  isPressOn: boolean;
  /** The development server's pages run code that no policy of ours would let run. */
  isDev: boolean;
  application: Application;
  findRedirect: (address: string) => Promise<string | undefined>;
  /** How many characters the longest text may have that a visitor's form brings. */
  readTextLength: () => Promise<number>;
  /** The language in which a refusal is said. */
  readLanguage: () => Promise<string>;
  logError: (error: unknown, reference: string) => void;
};
