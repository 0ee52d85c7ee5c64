import { randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";
import { isSpoken, wordsIn, type Words } from "#lib/words/words.ts";
import type { FrontOptions } from "./exchange.ts";
import { commentAgainForm, isComment } from "./comment-again.ts";
import { escape, plainPage } from "./plain-page.ts";
import type { Limited } from "./senders.ts";
import { commonHeaders, publicPolicy } from "./policy.ts";
import type { TypedField } from "./typed.ts";

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
  typed: TypedField[] = [],
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

type Said = { because: Refusal | Limited; reference: string; typed: TypedField[] };

function page(language: string, { because, reference, typed }: Said): string {
  const { failure } = wordsIn(language);
  const canBeSentAgain = isComment(typed) && !isFinal(because);
  const texts = canBeSentAgain
    ? commentAgainForm(language, typed)
    : typed
        .map(
          ({ value }) =>
            `<p><textarea rows="12" cols="64" dir="auto" readonly>\n${escape(value)}</textarea></p>`,
        )
        .join("");
  const sentence = sentenceFor(failure, because, canBeSentAgain);
  const main = `<p>${escape(sentence)}</p>${texts}<p>${escape(failure.reference(reference))}</p>`;
  return plainPage(language, failure.title, main);
}

function sentenceFor(
  failure: Words["failure"],
  because: Refusal | Limited,
  canBeSentAgain: boolean,
): string {
  if (typeof because !== "string") return because.sentence;
  const isOfTheSite = because === "outdated" || because === "failed";
  return canBeSentAgain && isOfTheSite ? failure.again[because] : failure.because[because];
}

/** Where something stands against the comment itself, or against where it was to go. */
function isFinal(because: Refusal | Limited): boolean {
  return because === "gone" || because === "large" || because === "foreign";
}
