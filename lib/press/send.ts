import type { IncomingMessage, ServerResponse } from "node:http";
import { commonHeaders, publicPolicy } from "./policy.ts";
import type { Print } from "./print.ts";

/** Sends a print in the best form the client takes, or 304 to whoever has it already. */
export function sendPrint(
  ready: Print,
  request: IncomingMessage,
  response: ServerResponse,
  siteUrl: URL,
): void {
  const isKept = ready.status === 200 && request.method !== "POST";
  const headers = {
    ...commonHeaders(siteUrl),
    "content-type": ready.type,
    "content-security-policy": publicPolicy(ready.sources),
    "cache-control": cacheControl(ready, isKept),
    vary: "accept-encoding",
    ...(isKept && { etag: ready.etag }),
    ...(ready.location !== undefined && { location: ready.location }),
    ...(ready.disposition !== undefined && { "content-disposition": ready.disposition }),
    ...(ready.limited && { "retry-after": ready.limited.retryAfter }),
    ...(ready.preloads !== undefined && { link: ready.preloads }),
  };
  if (isKept && isKnown(request.headers["if-none-match"], ready.etag)) {
    response.writeHead(304, headers).end();
    return;
  }

  const [encoding, body] = bestBody(ready, request.headers["accept-encoding"]);
  response.writeHead(ready.status, {
    ...headers,
    ...(encoding && { "content-encoding": encoding }),
    "content-length": body.length,
  });
  response.end(request.method === "HEAD" ? undefined : body);
}

/** Kept by anyone, asked about each time: what was approved is there at the very next request. */
function cacheControl(ready: Print, isKept: boolean): string {
  if (!isKept) return "no-store";
  return ready.isImmutable ? "public, max-age=31536000, immutable" : "public, no-cache";
}

/** `*` stands for whatever there is (RFC 9110, 13.1.2); a shared cache may have weakened the rest. */
function isKnown(ifNoneMatch: string | undefined, etag: string): boolean {
  return (ifNoneMatch ?? "")
    .split(",")
    .map((tag) => tag.trim().replace(/^W\//, ""))
    .some((tag) => tag === etag || tag === "*");
}

function bestBody(ready: Print, accepted = ""): [string | undefined, Buffer] {
  const taken = accepted
    .split(",")
    .map((part) => part.trim().split(/;\s*q=/))
    .filter(([, quality]) => quality === undefined || Number(quality) > 0)
    .map(([encoding]) => encoding);
  if (ready.brotli && taken.includes("br")) return ["br", ready.brotli];
  if (ready.gzip && taken.includes("gzip")) return ["gzip", ready.gzip];
  return [undefined, ready.body];
}
