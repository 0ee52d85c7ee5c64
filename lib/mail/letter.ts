import type { Element, ElementContent, Root } from "hast";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { directionOf } from "#lib/words/direction.ts";

/** One thing a mail says. Both its parts, text and HTML, are made of these, so both say the same. */
export type Piece =
  | { say: string }
  /** What a person wrote, as they typed it. It is never read as markup. */
  | { quote: string }
  /** A way to a page of ours, by its address on this site. */
  | { link: string; to: URL }
  /** Below a line: why this mail came, and how to end it. */
  | { foot: string; link: string; to: URL };

/** The part that every mail program shows. */
export function asText(pieces: Piece[]): string {
  return pieces.map(pieceAsText).join("\n\n") + "\n";
}

/** The same for a program that shows HTML: one page without pictures, scripts or anything to fetch. */
export function asHtml(pieces: Piece[], subject: string, language: string): string {
  const tree: Root = {
    type: "root",
    children: [
      { type: "doctype" },
      element("html", { lang: language, dir: directionOf(language) }, [
        element("head", {}, [
          element("meta", { charSet: "utf-8" }, []),
          element("meta", { name: "viewport", content: "width=device-width" }, []),
          element("meta", { name: "color-scheme", content: "light dark" }, []),
          element("title", {}, [text(subject)]),
        ]),
        element("body", { style: styles.body }, [
          element("div", { style: styles.sheet }, pieces.map(pieceAsHtml)),
        ]),
      ]),
    ],
  };
  return unified().use(rehypeStringify).stringify(tree);
}

function pieceAsText(piece: Piece): string {
  if ("say" in piece) return piece.say;
  if ("quote" in piece) return piece.quote.replace(/^/gm, "> ");
  const link = `${piece.link}:\n${piece.to.href}`;
  // The line by which mail programs know where a signature begins, and leave it out of answers.
  return "foot" in piece ? `-- \n${piece.foot}\n${link}` : link;
}

function pieceAsHtml(piece: Piece): Element {
  if ("say" in piece) return element("p", { style: styles.say, dir: "auto" }, [text(piece.say)]);
  if ("quote" in piece) return quote(piece.quote);
  const link = element("a", { href: piece.to.href }, [text(piece.link)]);
  if ("foot" in piece) return element("p", { style: styles.foot }, [text(`${piece.foot} `), link]);
  return element("p", { style: styles.say }, [link]);
}

function quote(typed: string): Element {
  const lines = typed.split("\n").flatMap((line, place): ElementContent[] => {
    return place === 0 ? [text(line)] : [element("br", {}, []), text(line)];
  });
  return element("blockquote", { style: styles.quote, dir: "auto" }, lines);
}

function element(
  tagName: string,
  properties: Element["properties"],
  children: ElementContent[],
): Element {
  return { type: "element", tagName, properties, children };
}

function text(value: string): ElementContent {
  return { type: "text", value };
}

/** Written on each element: most mail programs take styles from nowhere else. */
const styles = {
  body: "margin:0;padding:24px 16px;font:16px/1.45 Georgia,serif",
  sheet: "max-width:33rem",
  say: "margin:0 0 16px",
  quote:
    "margin:0 0 16px;padding:0;padding-inline-start:16px;border-inline-start:1px solid #9db6c4;overflow-wrap:anywhere",
  foot: "margin:32px 0 16px;padding-top:16px;border-top:1px solid #9db6c4;font-size:14px",
};
