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

/**
 * For printed pages: nothing inline runs, nothing comes from elsewhere. `styleSource` is the hash of
 * the one block of styles that stands in the page.
 */
export function publicPolicy(styleSource?: string): string {
  return [
    "default-src 'none'",
    styleSource ? `style-src 'self' ${styleSource}` : "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "script-src 'self'",
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
