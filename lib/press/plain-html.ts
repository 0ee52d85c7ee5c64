import type { Limited } from "./senders.ts";
import { once } from "node:events";
import { RewritingStream } from "parse5-html-rewriting-stream";

/** A page as a reader gets it, and how its content asks to be answered, when it does. */
export type PlainHtml = { html: string } & Answering;
type Answering = { status: number | undefined; limited: Limited | undefined };

/**
 * Leaves out what only the framework's client would need: its scripts, the flight payload, preloads
 * of scripts, and React's comment markers. Data blocks (JSON-LD) and the publication's own script,
 * marked `data-byline`, stay. A `<meta name="answer-status">` becomes the answer's status, and an
 * `answer-retry-after` its header, because a page that answers a form post has no other way to say
 * that it refused.
 */
export async function toPlainHtml(rendered: string): Promise<PlainHtml> {
  const rewriter = new RewritingStream();
  const pieces: string[] = [];
  const answering: Answering = { status: undefined, limited: undefined };
  let isInsideScript = false;

  rewriter.on("data", (piece: string) => pieces.push(piece));
  rewriter.on("comment", () => {});
  rewriter.on("startTag", (tag, raw) => {
    const attributes = new Map(tag.attrs.map(({ name, value }) => [name, value]));
    if (tag.tagName === "script") isInsideScript = isForTheFramework(attributes);
    if (isInsideScript || isScriptPreload(tag.tagName, attributes)) return;
    if (tag.tagName === "meta" && readAnswering(attributes, answering)) return;
    // React's empty action is not valid HTML; a form without one posts to its page just the same.
    if (attributes.get("action") !== "") return rewriter.emitRaw(raw);
    rewriter.emitStartTag({ ...tag, attrs: tag.attrs.filter(({ name }) => name !== "action") });
  });
  rewriter.on("text", (_, raw) => {
    if (!isInsideScript) rewriter.emitRaw(raw);
  });
  rewriter.on("endTag", (tag, raw) => {
    if (!isInsideScript) rewriter.emitRaw(raw);
    if (tag.tagName === "script") isInsideScript = false;
  });

  const ended = once(rewriter, "end");
  rewriter.end(rendered);
  await ended;
  return { html: pieces.join(""), ...answering };
}

function isForTheFramework(attributes: Map<string, string>): boolean {
  return !attributes.has("data-byline") && attributes.get("type") !== "application/ld+json";
}

function readAnswering(attributes: Map<string, string>, answering: Answering): boolean {
  const content = attributes.get("content") ?? "";
  switch (attributes.get("name")) {
    case "answer-status":
      answering.status = Number(content);
      return true;
    case "answer-retry-after":
      answering.limited = { retryAfter: content, sentence: attributes.get("data-because") ?? "" };
      return true;
    default:
      return false;
  }
}

function isScriptPreload(tagName: string, attributes: Map<string, string>): boolean {
  const rel = attributes.get("rel");
  return (
    tagName === "link" &&
    (rel === "modulepreload" || (rel === "preload" && attributes.get("as") === "script"))
  );
}
