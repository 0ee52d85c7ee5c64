import { randomBytes } from "node:crypto";
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { inject, type Response as Injected } from "light-my-request";
import { routeFor } from "./address.ts";
import { readBody } from "./body.ts";
import { commonHeaders, privatePolicy } from "./policy.ts";
import { Press } from "./press.ts";
import { print, type Rendered } from "./print.ts";
import { refuse, type Refusal } from "./refusal.ts";
import { sendPrint } from "./send.ts";
import { clientAddress, isFromThisSite } from "./sender.ts";

export type FrontOptions = {
  siteUrl: URL;
  proxyCount: number;
  isPressOn: boolean;
  /** The application: Next's own request handler. */
  application: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  findRedirect: (address: string) => Promise<string | undefined>;
  logError: (error: unknown, reference: string) => void;
};

/** Who is asking, for the application's limits. Set here alone; what a client sends is thrown away. */
const clientHeader = "x-byline-client";
/** The address asked for, which a private page needs to lead back to itself after signing in. */
const addressHeader = "x-byline-address";

/** Headers that claim something about the request or speak the framework's own protocols. */
const distrusted =
  /^(forwarded|x-forwarded-.*|x-original-.*|x-rewrite-url|x-middleware-.*|x-now-.*|x-vercel-.*|x-invoke-.*|x-nextjs-.*|x-matched-path|x-byline-.*|next-resume.*|content-security-policy.*)$/;

/**
 * What stands in front of the application: reads the address once, refuses what is not from here,
 * prints public pages, and lets private ones through with a policy of their own.
 */
export function front(options: FrontOptions): RequestListener {
  const { siteUrl } = options;
  const press = new Press({
    siteUrl,
    findRedirect: options.findRedirect,
    render: (address) => renderFor(options, { method: "GET", address, headers: {} }),
  });

  return (request, response) => {
    answer(options, press, request, response).catch((error: unknown) => {
      options.logError(error, refuse(response, siteUrl, "failed"));
    });
  };
}

async function answer(
  options: FrontOptions,
  press: Press,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const no = (because: Refusal) => void refuse(response, options.siteUrl, because);
  const route = routeFor(request.url ?? "/");
  const { method = "GET" } = request;
  const isRead = method === "GET" || method === "HEAD";

  if (!isRead && method !== "POST") return no("method");
  if (route.kind === "malformed")
    return no(request.url?.startsWith("/_next/") ? "missing" : "malformed");
  if (!isRead && !isFromThisSite(request, options.siteUrl)) return no("foreign");

  const address = clientAddress(request, options.proxyCount);
  if (route.kind === "private")
    return passPrivate(options, route.address, address, request, response);
  if (!options.isPressOn) return passUnprinted(options, route.address, address, request, response);
  if (isRead) return press.answer(route.address, request, response);
  return answerPost(options, route.address, address, request, response);
}

/** A form post on a public address: answered in full, stripped like a print, and never kept. */
async function answerPost(
  options: FrontOptions,
  address: string,
  client: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = await readBody(request);
  if (!body) return void refuse(response, options.siteUrl, "large");

  const type = request.headers["content-type"];
  const rendered = await renderFor(options, {
    method: "POST",
    address,
    headers: { ...(type !== undefined && { "content-type": type }), [clientHeader]: client },
    body,
  });
  if (rendered.headers["x-nextjs-action-not-found"]) {
    return void refuse(response, options.siteUrl, "outdated", await typedTexts(body, type));
  }
  sendPrint(await print(rendered), request, response, options.siteUrl);
}

/** The longer texts of a form that no action takes any more. */
async function typedTexts(body: Buffer, type = ""): Promise<string[]> {
  try {
    const form = await new Response(new Uint8Array(body), {
      headers: { "content-type": type },
    }).formData();
    return [...form].flatMap(([name, value]) =>
      typeof value === "string" && value && !name.startsWith("$ACTION") ? [value] : [],
    );
  } catch {
    return [];
  }
}

/** A private page: the framework as it is, for one person, kept by nobody. */
function passPrivate(
  options: FrontOptions,
  address: string,
  client: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  keepHeaders(request, (name) => !distrusted.test(name));
  return pass(options, address, client, request, response);
}

/** Without the press: the framework's own output, still without knowing who asks. */
function passUnprinted(
  options: FrontOptions,
  address: string,
  client: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  keepHeaders(
    request,
    (name) => !distrusted.test(name) && name !== "cookie" && name !== "authorization",
  );
  return pass(options, address, client, request, response);
}

async function pass(
  { siteUrl, application }: FrontOptions,
  address: string,
  client: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const policy = privatePolicy(randomBytes(16).toString("base64"));
  request.url = address;
  request.headers.host = siteUrl.host;
  // The framework finds the nonce for its own scripts in the policy it is asked under.
  request.headers["content-security-policy"] = policy;
  request.headers[clientHeader] = client;
  request.headers[addressHeader] = address;
  if (request.headers.origin !== undefined) request.headers.origin = siteUrl.origin;

  const headers = { ...commonHeaders(siteUrl), "content-security-policy": policy };
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  keepPrivate(response);
  await application(request, response);
}

/** The last word on caching is ours, whatever the application sets while it answers. */
function keepPrivate(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (...args: unknown[]) => ServerResponse;
  response.writeHead = (status: number, ...rest: unknown[]) => {
    for (const headers of rest) {
      if (headers === null || typeof headers !== "object") continue;
      for (const [name, value] of Object.entries(headers))
        response.setHeader(name, value as string);
    }
    const isAsset = String(response.getHeader("cache-control")).includes("immutable");
    if (!isAsset) response.setHeader("cache-control", "private, no-store");
    return writeHead(status);
  };
}

function keepHeaders(request: IncomingMessage, isKept: (name: string) => boolean): void {
  for (const name of Object.keys(request.headers)) {
    if (!isKept(name)) delete request.headers[name];
  }
}

type Asked = {
  method: "GET" | "POST";
  address: string;
  headers: Record<string, string>;
  body?: Buffer;
};

/** Asks the application with nothing in the request but what is given here. */
async function renderFor({ application, siteUrl }: FrontOptions, asked: Asked): Promise<Rendered> {
  const answered: Injected = await inject(
    (request, response) => {
      application(
        request as unknown as IncomingMessage,
        response as unknown as ServerResponse,
      ).catch((error: unknown) => (response as unknown as ServerResponse).destroy(error as Error));
    },
    {
      method: asked.method,
      url: asked.address,
      authority: siteUrl.host,
      headers: {
        ...asked.headers,
        host: siteUrl.host,
        "user-agent": "Byline",
        ...(asked.method === "POST" && { origin: siteUrl.origin }),
      },
      ...(asked.body && { payload: asked.body }),
    },
  );
  return { status: answered.statusCode, headers: answered.headers, body: answered.rawPayload };
}
