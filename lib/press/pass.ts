import { randomBytes } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { addressHeader, ask, clientHeader } from "./application.ts";
import { readBody } from "./body.ts";
import type { Exchange, FrontOptions } from "./exchange.ts";
import { commonHeaders, privatePolicy } from "./policy.ts";
import type { Rendered } from "./print.ts";
import { refuse } from "./refusal.ts";
import { typedFields } from "./typed.ts";

/** The studio sends whole essays, and later pictures. */
const bodyBytesMax = 5 * 1024 * 1024;

/** Headers that claim something about the request which only the front may say, or that end at it. */
const distrusted =
  /^(connection|content-length|transfer-encoding|expect|forwarded|x-forwarded-.*|x-original-.*|x-rewrite-url|x-middleware-.*|x-now-.*|x-vercel-.*|x-invoke-.*|x-nextjs-.*|x-matched-path|x-byline-.*|next-resume.*|content-security-policy.*)$/;

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
  { request, response, address, client }: Exchange,
  isKept: (header: string) => boolean,
): Promise<void> {
  const { siteUrl } = options;
  const body = request.method === "POST" ? await readBody(request, bodyBytesMax) : Buffer.alloc(0);
  if (!body) return void (await refuse(response, options, "large"));

  const policy = options.isDev ? {} : { "content-security-policy": newPolicy() };
  const headers = Object.fromEntries(
    Object.entries(request.headers).filter(([name]) => isKept(name)),
  ) as Record<string, string | string[]>;
  const answer = await ask(options.application, {
    method: request.method ?? "GET",
    address,
    headers: {
      ...headers,
      ...(headers.origin !== undefined && { origin: siteUrl.origin }),
      // The framework finds the nonce for its own scripts in the policy it is asked under.
      ...policy,
      host: siteUrl.host,
      [clientHeader]: client,
      [addressHeader]: address,
    },
    ...(body.length > 0 && { body }),
  });

  const because = reasonItFailed(answer, request);
  if (because) {
    const typed = await typedFields(body, request.headers["content-type"]);
    return void (await refuse(response, options, because, typed));
  }
  if (isEmptyShell(answer)) return void (await refuse(response, options, "missing"));
  const isAsset = String(answer.headers["cache-control"]).includes("immutable");
  const asked = answeringAskedFor(answer.body);
  response.writeHead(asked.status ?? answer.status, {
    ...commonHeaders(siteUrl),
    ...policy,
    ...answer.headers,
    ...(asked.retryAfter && { "retry-after": asked.retryAfter }),
    "content-length": answer.body.length,
    ...(!isAsset && { "cache-control": "private, no-store" }),
  });
  response.end(request.method === "HEAD" ? undefined : answer.body);
}

/** Where the framework's own script sent the form, that knows what to do about a newer version. */
function reasonItFailed(
  { status, headers }: Rendered,
  request: IncomingMessage,
): "failed" | "outdated" | undefined {
  const isByScript = request.headers["next-action"] !== undefined;
  if (headers["x-nextjs-action-not-found"] && !isByScript) return "outdated";
  return status >= 500 ? "failed" : undefined;
}

function newPolicy(): string {
  return privatePolicy(randomBytes(16).toString("base64"));
}

/** What the framework answers for a missing private page: nothing at all, to whoever runs no script. */
function isEmptyShell({ status, body }: Rendered): boolean {
  return status === 404 && body.includes('<html id="__next_error__"');
}

/** The whole page alone can say how its form was answered, so it is read from there. */
function answeringAskedFor(page: Buffer): { status?: number; retryAfter?: string } {
  const html = page.toString("latin1");
  const [, status] = /<meta name="answer-status" content="(\d{3})"/.exec(html) ?? [];
  const [, retryAfter] = /<meta name="answer-retry-after" content="(\d+)"/.exec(html) ?? [];
  return { ...(status && { status: Number(status) }), ...(retryAfter && { retryAfter }) };
}
