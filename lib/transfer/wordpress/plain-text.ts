import { toString } from "hast-util-to-string";
import { readHtml } from "#lib/text/read-html.ts";

/** WordPress keeps titles, names and excerpts as HTML. This is what a reader saw of them. */
export function plainText(html: string): string {
  const text = /[<&]/.test(html) ? toString(readHtml(html)) : html;
  return text.replace(/\s+/g, " ").trim().normalize("NFC");
}
