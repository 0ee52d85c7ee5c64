import type { Element, ElementContent, Root, Text } from "hast";
import rehypeSanitize from "rehype-sanitize";
import rehypeStringify from "rehype-stringify";
import { unified } from "unified";
import { commentAllowList } from "#lib/text/allow-list.ts";
import { readImportedComment } from "#lib/text/imported-comment.ts";
import { settleCommentLinks } from "#lib/text/links.ts";
import { withoutForbiddenCharacters } from "#lib/text/plain.ts";
import { linkRawAddresses } from "#lib/text/raw-addresses.ts";

export type CommentFormat = "text" | "html";

/** What a visitor wrote as safe HTML. A format more is a reader more; the rest is the same for all. */
export function renderComment(source: string, format: CommentFormat): string {
  const written = withoutForbiddenCharacters(source.replace(/\r\n?/g, "\n"));
  const tree = format === "text" ? readAsTyped(written) : readImportedComment(written);
  return finished.stringify(finished.runSync(tree));
}

/**
 * Text as it was typed: a blank line divides paragraphs, a line end is a line end, and each further
 * blank line stays one, at the head of the paragraph it was put before.
 */
function readAsTyped(text: string): Root {
  const paragraphs: Element[] = [];
  let blankLines = 0;
  for (const line of text.split("\n")) {
    const last = paragraphs.at(-1);
    if (line.trim() === "") blankLines += 1;
    else if (last && blankLines === 0)
      last.children.push(lineBreak(), { type: "text", value: line });
    else {
      paragraphs.push(paragraph(line, last ? blankLines - 1 : 0));
      blankLines = 0;
    }
  }
  const lineEnd: Text = { type: "text", value: "\n" };
  return { type: "root", children: paragraphs.flatMap((one) => [one, lineEnd]) };
}

function paragraph(line: string, blankLinesBefore: number): Element {
  const children: ElementContent[] = Array.from({ length: blankLinesBefore }, lineBreak);
  return {
    type: "element",
    tagName: "p",
    properties: {},
    children: [...children, { type: "text", value: line }],
  };
}

function lineBreak(): Element {
  return { type: "element", tagName: "br", properties: {}, children: [] };
}

const finished = unified()
  .use(() => linkRawAddresses)
  .use(() => settleCommentLinks)
  // Nothing may come after this but the writing out.
  .use(rehypeSanitize, commentAllowList)
  .use(rehypeStringify)
  .freeze();
