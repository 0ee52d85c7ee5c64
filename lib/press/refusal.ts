import { randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";
import { directionOf } from "#lib/words/direction.ts";
import { isSpoken, wordsIn, type Words } from "#lib/words/words.ts";
import type { FrontOptions } from "./exchange.ts";
import type { Limited } from "./senders.ts";
import { commonHeaders, publicPolicy } from "./policy.ts";

/** Why the front answers by itself when a request does not get as far as the application. */
export type Refusal = keyof Words["failure"]["because"];

const statuses: Record<Refusal, number> = {
  malformed: 400,
  missing: 404,
  method: 405,
  foreign: 403,
  large: 413,
  busy: 429,
  crowded: 429,
  gone: 404,
  outdated: 409,
  failed: 500,
};

const retryAfterSeconds = 5;

/** Answers with a plain page: one sentence, a reference, and what was typed where there is any. */
export async function refuse(
  response: ServerResponse,
  { siteUrl, readLanguage }: Pick<FrontOptions, "siteUrl" | "readLanguage">,
  because: Refusal | Limited,
  typed: string[] = [],
): Promise<string> {
  const reference = randomBytes(4).toString("hex");
  // What failed may be the database itself.
  const language = await readLanguage().catch(() => "en");
  if (response.headersSent) {
    response.destroy();
    return reference;
  }
  const status = typeof because === "string" ? statuses[because] : 429;
  const retryAfter = typeof because === "string" ? retryAfterSeconds : because.retryAfter;
  const body = page(isSpoken(language) ? language : "en", { because, reference, typed });
  response.writeHead(status, {
    ...commonHeaders(siteUrl),
    "content-security-policy": publicPolicy(),
    "content-type": "text/html; charset=utf-8",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    ...(status === 413 && { connection: "close" }),
    ...(status === 429 && { "retry-after": String(retryAfter) }),
    ...(status === 405 && { allow: "GET, HEAD, POST" }),
  });
  response.end(body);
  return reference;
}

type Said = { because: Refusal | Limited; reference: string; typed: string[] };

function page(language: string, { because, reference, typed }: Said): string {
  const { failure } = wordsIn(language);
  const said = typeof because === "string" ? failure.because[because] : because.sentence;
  const texts = typed
    .map(
      (text) =>
        `<p><textarea rows="12" cols="64" dir="auto" readonly>\n${escape(text)}</textarea></p>`,
    )
    .join("");
  return (
    `<!doctype html><html lang="${language}" dir="${directionOf(language)}">` +
    '<meta charset="utf-8"><meta name="viewport" content="width=device-width">' +
    `<title>${escape(failure.title)}</title><link rel="stylesheet" href="/refusal.css">` +
    `<main><h1>${escape(failure.title)}</h1><p>${escape(said)}</p>${texts}` +
    `<p><a href="/">${escape(failure.frontPage)}</a></p>` +
    `<p>${escape(failure.reference(reference))}</p></main></html>`
  );
}

function escape(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
