import { toXml } from "xast-util-to-xml";
import { x } from "xastscript";

export type Element = ReturnType<typeof x>;
type Content = Element | string | null | undefined;

/** A whole document. The serialiser escapes; no piece of XML is put together by hand. */
export function printXml(root: Element): string {
  const declaration = {
    type: "instruction" as const,
    name: "xml",
    value: 'version="1.0" encoding="utf-8"',
  };
  // The serialiser leaves this one sequence as it is, and XML forbids it in text. It writes no CDATA.
  return toXml(x(null, [declaration, root])).replaceAll("]]>", "]]&gt;");
}

/** An element whose texts and attributes hold nothing that XML forbids. */
export function element(
  name: string,
  attributes: Record<string, string | undefined> = {},
  ...content: Content[]
): Element {
  const legalAttributes = Object.entries(attributes).flatMap(([key, value]) =>
    // A reader of XML turns these into spaces itself, and some trip over them.
    value === undefined ? [] : [[key, legal(value).replace(/[\t\n]/g, " ")]],
  );
  return x(
    name,
    Object.fromEntries(legalAttributes) as Record<string, string>,
    content.map((part) => (typeof part === "string" ? legal(part) : part)),
  );
}

/** Without the characters that no XML document may hold, not even escaped. */
export function legal(text: string): string {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/[^\t\n\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu, "");
}
