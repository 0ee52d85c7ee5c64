import { randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";
import { addressHeader, ask, clientHeader } from "./application.ts";
import { readBody } from "./body.ts";
import type { Exchange, FrontOptions } from "./exchange.ts";
import { commonHeaders, privatePolicy } from "./policy.ts";
import { refuse } from "./refusal.ts";

/** The studio sends whole essays, and later pictures. */
const bodyBytesMax = 5 * 1024 * 1024;

/** Headers that claim something about the request which only the front may say. */
const distrusted =
  /^(forwarded|x-forwarded-.*|x-original-.*|x-rewrite-url|x-middleware-.*|x-now-.*|x-vercel-.*|x-invoke-.*|x-nextjs-.*|x-matched-path|x-byline-.*|next-resume.*|content-security-policy.*)$/;

/** A private page: the framework as it is, with scripts that run by their nonce, for one person. */
export function passPrivate(options: FrontOptions, exchange: Exchange): Promise<void> {
  return pass(options, exchange, (name) => !distrusted.test(name));
}

/** A public page without the press: the framework's own output, still without knowing who asks. */
export function passUnprinted(options: FrontOptions, exchange: Exchange): Promise<void> {
  const personal = ["cookie", "authorization"];
  return pass(options, exchange, (name) => !distrusted.test(name) && !personal.includes(name));
}

async function pass(
  options: FrontOptions,
  exchange: Exchange,
  isKept: (header: string) => boolean,
): Promise<void> {
  const { request, response, address, client } = exchange;
  const { siteUrl } = options;
  const policy = privatePolicy(randomBytes(16).toString("base64"));
  for (const name of Object.keys(request.headers)) {
    if (!isKept(name)) delete request.headers[name];
  }
  Object.assign(request.headers, {
    host: siteUrl.host,
    [clientHeader]: client,
    [addressHeader]: address,
    // The framework finds the nonce for its own scripts in the policy it is asked under.
    ...(!options.isDev && { "content-security-policy": policy }),
    ...(request.headers.origin !== undefined && { origin: siteUrl.origin }),
  });

  const headers = {
    ...commonHeaders(siteUrl),
    ...(!options.isDev && { "content-security-policy": policy }),
  };
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (request.method === "POST") return relay(options, exchange);
  request.url = address;
  keepPrivate(response);
  await options.application(request, response);
}

/** A form post, answered with the status that the page asks for; only the whole page can say it. */
async function relay(
  options: FrontOptions,
  { request, response, address }: Exchange,
): Promise<void> {
  const body = await readBody(request, bodyBytesMax);
  if (!body) return void refuse(response, options.siteUrl, "large");

  const headers = { ...(request.headers as Record<string, string>) };
  delete headers["transfer-encoding"];
  const answer = await ask(options.application, { method: "POST", address, headers, body });
  for (const [name, value] of Object.entries(answer.headers)) {
    const isOurs =
      response.hasHeader(name) || name === "transfer-encoding" || name === "connection";
    if (value !== undefined && !isOurs) response.setHeader(name, value);
  }
  response.setHeader("content-length", answer.body.length);
  response.setHeader("cache-control", "private, no-store");
  response.writeHead(statusAskedFor(answer.body) ?? answer.status).end(answer.body);
}

function statusAskedFor(page: Buffer): number | undefined {
  const found = /<meta name="answer-status" content="(\d{3})"/.exec(page.toString("latin1"));
  return found ? Number(found[1]) : undefined;
}

/** The last word on caching is ours, whatever the application sets while it answers. */
function keepPrivate(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
  response.writeHead = (status: number, ...rest: unknown[]) => {
    for (const headers of rest) {
      if (headers === null || typeof headers !== "object") continue;
      for (const [name, value] of Object.entries(headers)) {
        response.setHeader(name, value as string);
      }
    }
    const isAsset = String(response.getHeader("cache-control")).includes("immutable");
    if (!isAsset) response.setHeader("cache-control", "private, no-store");
    return writeHead(status);
  };
}
