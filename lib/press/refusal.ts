import { randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";
import { commonHeaders, publicPolicy } from "./policy.ts";

/** What the front says when a request does not get as far as the application. */
export const refusals = {
  malformed: [400, "This address cannot be read. Go to the front page and look from there."],
  missing: [404, "There is no page at this address. Go to the front page and look from there."],
  method: [405, "This address answers GET and POST only."],
  foreign: [
    403,
    "This form was sent from another site, so nothing was changed. Open the page here and send it again.",
  ],
  large: [
    413,
    "This is more than the form takes, so nothing was saved. Go back: your text is still there. Shorten it and send it again.",
  ],
  gone: [
    404,
    "What you answered is no longer here, so nothing was saved: comments on it have closed. Your text is below.",
  ],
  outdated: [
    409,
    "The site was updated while your page was open, so nothing was saved. Your text is below: copy it, open the page again and send it from there.",
  ],
  failed: [
    500,
    "Something went wrong on this side. If you sent a form, it was not saved; what you typed is below. Try again in a minute.",
  ],
} as const satisfies Record<string, readonly [number, string]>;

export type Refusal = keyof typeof refusals;

/** Answers with a plain page: one sentence, a reference, and what was typed where there is any. */
export function refuse(
  response: ServerResponse,
  siteUrl: URL,
  because: Refusal,
  typed: string[] = [],
): string {
  const reference = randomBytes(4).toString("hex");
  if (response.headersSent) {
    response.destroy();
    return reference;
  }
  const [status, sentence] = refusals[because];
  const body = page(sentence, reference, typed);
  response.writeHead(status, {
    ...commonHeaders(siteUrl),
    "content-security-policy": publicPolicy(),
    "content-type": "text/html; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    ...(status === 413 && { connection: "close" }),
    ...(status === 405 && { allow: "GET, HEAD, POST" }),
  });
  response.end(body);
  return reference;
}

function page(sentence: string, reference: string, typed: string[]): string {
  const texts = typed
    .map((text) => `<p><textarea rows="12" cols="64" readonly>\n${escape(text)}</textarea></p>`)
    .join("");
  return (
    '<!doctype html><html lang="en"><meta charset="utf-8">' +
    '<meta name="viewport" content="width=device-width"><title>Not done</title>' +
    '<link rel="stylesheet" href="/refusal.css">' +
    `<main><h1>Not done</h1><p>${escape(sentence)}</p>${texts}` +
    `<p><a href="/">Front page</a></p><p>Reference: ${reference}</p></main></html>`
  );
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
