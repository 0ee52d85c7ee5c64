import type { IncomingMessage } from "node:http";

/**
 * True when a request that may change something comes from this site: the browser says so itself,
 * or its Origin is ours (OWASP ASVS 5.0.0, 3.5.1). A request that says neither is refused.
 */
export function isFromThisSite({ headers }: IncomingMessage, siteUrl: URL): boolean {
  const site = headers["sec-fetch-site"];
  if (site !== undefined && site !== "same-origin") return false;
  return site === "same-origin" || headers.origin === siteUrl.origin;
}

/**
 * The client's network address: the socket's, or the one that the nearest `proxyCount` proxies of
 * ours agree on. What stands further left in X-Forwarded-For is anybody's claim and is not read.
 */
export function clientAddress(request: IncomingMessage, proxyCount: number): string {
  const socket = (request.socket.remoteAddress ?? "").replace(/^::ffff:/, "");
  if (proxyCount === 0) return socket;
  const claimed = String(request.headers["x-forwarded-for"] ?? "")
    .split(",")
    .map((address) => address.trim())
    .filter(Boolean);
  return claimed.at(-proxyCount) ?? socket;
}
