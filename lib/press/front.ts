import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { isOneClick, isSearch, routeFor } from "./address.ts";
import { ask, clientHeader, type Application } from "./application.ts";
import { bodyBytesMaxFor, readBody } from "./body.ts";
import type { Exchange, FrontOptions } from "./exchange.ts";
import { passPrivate, passUnprinted } from "./pass.ts";
import { Press } from "./press.ts";
import { redirection, type Rendered } from "./print.ts";
import { refuse, type Refusal } from "./refusal.ts";
import { sendPrint } from "./send.ts";
import { clientAddress, isFromThisSite } from "./sender.ts";
import { Turns } from "./turns.ts";
import { typedTexts } from "./typed.ts";

const searchesAtOnce = 8;

/**
 * What stands in front of the application: reads the address once, refuses what is not from here,
 * prints public pages, and lets private ones through with a policy of their own.
 */
export function front(options: FrontOptions): RequestListener {
  const { siteUrl, application, findRedirect } = options;
  const render = (address: string) => askForAnyone(application, siteUrl, { address });
  const press = new Press({ siteUrl, findRedirect, render });
  const searches = new Turns(searchesAtOnce);

  return (request, response) => {
    answer(options, { press, searches }, request, response).catch(async (error: unknown) => {
      options.logError(error, await refuse(response, options, "failed"));
    });
  };
}

type Behind = { press: Press; searches: Turns };

async function answer(
  options: FrontOptions,
  { press, searches }: Behind,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { siteUrl } = options;
  const no = async (because: Refusal) => void (await refuse(response, options, because));
  const route = routeFor(request.url ?? "/");
  const isRead = request.method === "GET" || request.method === "HEAD";

  if (!isRead && request.method !== "POST") return no("method");
  if (route.kind === "malformed") return no("malformed");
  if (route.kind === "missing") return no("missing");
  const isTrusted = isRead || isFromThisSite(request, siteUrl) || isOneClick(route);
  if (!isTrusted) return no("foreign");

  const client = clientAddress(request, options.proxyCount);
  const exchange = { address: route.address, client, request, response };
  if (route.kind === "private") return passPrivate(options, exchange);
  if (!isSearch(route.address)) return answerPublic(options, press, exchange);
  const didTakeItsTurn = await searches.take(() => answerPublic(options, press, exchange));
  if (!didTakeItsTurn) return no("busy");
}

function answerPublic(options: FrontOptions, press: Press, exchange: Exchange): Promise<void> {
  const { address, request, response } = exchange;
  if (!options.isPressOn) return answerUnprinted(options, exchange);
  if (request.method === "POST") return answerPost(options, press, exchange);
  return press.answer(address, request, response);
}

/** A form post on a public address: answered in full, stripped like a print, and never kept. */
async function answerPost(options: FrontOptions, press: Press, exchange: Exchange): Promise<void> {
  const { application, siteUrl } = options;
  const { address, client, request, response } = exchange;
  const body = await readBody(request, bodyBytesMaxFor(await options.readTextLength()));
  if (!body) return void (await refuse(response, options, "large"));

  const type = request.headers["content-type"] ?? "";
  const rendered = await askForAnyone(application, siteUrl, { address, client, type, body });
  const made = await press.print(rendered);
  const because = reasonItFailed(made.status, rendered.headers);
  if (because) {
    await refuse(response, options, because, await typedTexts(body, type));
    return;
  }
  sendPrint(made, request, response, siteUrl);
}

/** Why a form post met no form, when it did not; the page that answers then cannot show the text. */
function reasonItFailed(status: number, headers: Rendered["headers"]): Refusal | undefined {
  if (headers["x-nextjs-action-not-found"]) return "outdated";
  if (status >= 500 && status !== 503) return "failed";
  return status === 404 ? "gone" : undefined;
}

async function answerUnprinted(options: FrontOptions, exchange: Exchange): Promise<void> {
  const { address, request, response } = exchange;
  const moved = request.method === "POST" ? undefined : await options.findRedirect(address);
  if (moved) return sendPrint(redirection(moved), request, response, options.siteUrl);
  return passUnprinted(options, exchange);
}

type Asking = { address: string; client?: string; type?: string; body?: Buffer };

/** Asks for a public page as if nobody in particular had; a form post brings its network with it. */
function askForAnyone(
  application: Application,
  siteUrl: URL,
  { address, client, type, body }: Asking,
): Promise<Rendered> {
  return ask(application, {
    method: body ? "POST" : "GET",
    address,
    headers: {
      host: siteUrl.host,
      "user-agent": "Byline",
      ...(body && { origin: siteUrl.origin }),
      ...(type && { "content-type": type }),
      ...(client && { [clientHeader]: client }),
    },
    ...(body && { body }),
  });
}
