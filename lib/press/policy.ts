import type { Sources } from "./enclosures.ts";

/** The headers every answer carries. */
export function commonHeaders(siteUrl: URL): Record<string, string> {
  return {
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    ...(siteUrl.protocol === "https:" && {
      "strict-transport-security": "max-age=31536000; includeSubDomains",
    }),
  };
}

/** For printed pages: nothing comes from elsewhere, and inline runs what the press put in, by its hash. */
export function publicPolicy({ style, script }: Sources = {}): string {
  return [
    "default-src 'none'",
    ["style-src 'self'", style].filter(Boolean).join(" "),
    "img-src 'self' data:",
    "font-src 'self'",
    ["script-src 'self'", script].filter(Boolean).join(" "),
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}

/** For private pages, which use the framework as it is: its scripts run by their nonce. */
export function privatePolicy(nonce: string): string {
  return [
    "default-src 'none'",
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    "connect-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
}
