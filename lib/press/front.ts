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
import { Senders, type Limited } from "./senders.ts";
import { clientAddress, isFromThisSite } from "./sender.ts";
import { Turns } from "./turns.ts";
import { typedFields } from "./typed.ts";

const searchesAtOnce = 8;
/** Answering a form costs as much as a hundred pages that are printed already, and those go first. */
const formsAtOnce = 2;
const formsWaiting = 20;

/**
 * What stands in front of the application: reads the address once, refuses what is not from here,
 * prints public pages, and lets private ones through with a policy of their own.
 */
export function front(options: FrontOptions): RequestListener {
  const { siteUrl, application, findRedirect } = options;
  const render = (address: string) => askForAnyone(application, siteUrl, { address });
  const press = new Press({ siteUrl, findRedirect, render });
  const behind: Behind = {
    press,
    searches: new Turns(searchesAtOnce),
    forms: new Turns(formsAtOnce, formsWaiting),
    senders: new Senders(),
  };

  return (request, response) => {
    answer(options, behind, request, response).catch(async (error: unknown) => {
      options.logError(error, await refuse(response, options, "failed"));
    });
  };
}

type Behind = { press: Press; searches: Turns; forms: Turns; senders: Senders };

async function answer(
  options: FrontOptions,
  behind: Behind,
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
  if (!isSearch(route.address)) return answerPublic(options, behind, exchange);
  const didTakeItsTurn = await behind.searches.take(() => answerPublic(options, behind, exchange));
  if (!didTakeItsTurn) return no("busy");
}

function answerPublic(options: FrontOptions, behind: Behind, exchange: Exchange): Promise<void> {
  const { address, request, response } = exchange;
  if (!options.isPressOn) return answerUnprinted(options, exchange);
  if (request.method === "POST") return answerPost(options, behind, exchange);
  return behind.press.answer(address, request, response);
}

/** A form post on a public address: answered in full, stripped like a print, and never kept. */
async function answerPost(
  options: FrontOptions,
  { press, forms, senders }: Behind,
  exchange: Exchange,
): Promise<void> {
  const { address, client, request, response } = exchange;
  const body = await readBody(request, bodyBytesMaxFor(await options.readTextLength()));
  if (!body) return void (await refuse(response, options, "large"));

  const type = request.headers["content-type"] ?? "";
  const no = async (because: Refusal | Limited) =>
    void (await refuse(response, options, because, await typedFields(body, type)));
  const toldBefore = senders.findTold(client);
  if (toldBefore) return no(toldBefore);

  const didTakeItsTurn = await forms.take(async () => {
    // Others of its forms may have been answered while this one waited.
    const told = senders.findTold(client);
    if (told) return no(told);
    const { application, siteUrl } = options;
    const rendered = await askForAnyone(application, siteUrl, { address, client, type, body });
    const made = await press.print(rendered);
    if (made.limited) senders.tell(client, made.limited);
    const because = reasonItFailed(made.status, rendered.headers);
    if (because) return no(because);
    sendPrint(made, request, response, siteUrl);
  });
  if (!didTakeItsTurn) return no("crowded");
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
