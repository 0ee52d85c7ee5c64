import type { Element, ElementContent, Root, Text } from "hast";

/**
 * Text as it was typed: a blank line divides paragraphs, a line end is a line end, and each further
 * blank line stays one, at the head of the paragraph it was put before.
 */
export function readAsTyped(text: string): Root {
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
