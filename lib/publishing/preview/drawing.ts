import { directionOf } from "#lib/words/direction.ts";
import { setInOneLine, setText } from "./lines.ts";
import type { Pen, SetLine } from "./pen.ts";

export const previewWidth = 1200;
export const previewHeight = 630;

/** What a preview picture says. What is empty is left out. */
export type PreviewWords = {
  publication: string;
  title: string;
  author: string;
  date: string;
  language: string;
};

// The tokens of the sheet, in its light scheme: the picture stands on other people's pages.
const paper = "#f6faf8";
const ink = "#141d2d";
const ink2 = "#4e5968";
const rule = "#b0d9e4";

const ruleAt = 276;
const textAt = 324;
const textWidth = previewWidth - textAt - 64;
const mastheadHeight = 118;
const nameAt = 74;
const nameSize = 28;
const titleTop = 170;
const titleHeight = 340;
const titleSizes = [82, 72, 62, 54, 47, 41, 36];
const leading = 1.14;
const authorAt = 566;
const authorSize = 30;
const daySize = 24;

/**
 * The head of the sheet, as it is printed: name, margin rule, date in the margin, title. A sheet that
 * is read from right to left is the other one in a mirror, all but its letters.
 */
export function drawPreview(given: PreviewWords, pens: { title: Pen; margin: Pen }): string {
  const { publication, title, author, date } = written(given, pens);
  const direction = directionOf(given.language);
  const isMirrored = direction === "rtl";
  const x = (place: number) => (isMirrored ? previewWidth - place : place);
  const from = (place: number, width: number) => (isMirrored ? x(place) - width : place);
  const upTo = (place: number, width: number) => (isMirrored ? x(place) : place - width);

  // Without a title that can be written, the publication's name stands in its place.
  const head = setText(
    title || publication,
    { width: textWidth, height: titleHeight, sizes: titleSizes, leading },
    pens.title.widthOf,
  );
  const baseline = titleTop + 0.78 * head.size;
  const name = title ? setInOneLine(publication, nameSize, textWidth, pens.title.widthOf) : "";
  const signed = setInOneLine(author, authorSize, textWidth, pens.margin.widthOf);
  // In a margin that is narrow, a long date is set smaller.
  const dateSize = Math.min(daySize, (ruleAt - 72) / Math.max(1, pens.margin.widthOf(date)));

  const draw = (line: SetLine, size: number, place: (width: number) => number, y: number) =>
    outlines(line, size, place(line.width * size), y);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${previewWidth}" height="${previewHeight}">`,
    `<path fill="${paper}" d="M0 0h${previewWidth}v${previewHeight}H0z"/>`,
    `<g stroke="${rule}" stroke-width="2">`,
    `<path d="M0 ${mastheadHeight}H${previewWidth}M${x(ruleAt)} 0V${previewHeight}"/>`,
    date && `<path d="M${x(ruleAt - 30)} ${baseline - 8}H${x(ruleAt)}"/>`,
    `</g><g fill="${ink}">`,
    draw(pens.title.setLine(name), nameSize, (width) => from(textAt, width), nameAt),
    ...head.lines.map((line, place) =>
      draw(
        pens.title.setLine(line, direction),
        head.size,
        (width) => from(textAt, width),
        baseline + place * head.size * leading,
      ),
    ),
    draw(pens.margin.setLine(signed), authorSize, (width) => from(textAt, width), authorAt),
    `</g><g fill="${ink2}">`,
    draw(pens.margin.setLine(date), dateSize, (width) => upTo(ruleAt - 46, width), baseline),
    "</g></svg>",
  ].join("");
}

function written(
  words: PreviewWords,
  { title, margin }: { title: Pen; margin: Pen },
): PreviewWords {
  return {
    publication: title.writable(words.publication),
    title: title.writable(words.title),
    author: margin.writable(words.author),
    date: margin.writable(words.date),
    language: words.language,
  };
}

/** Numbers and outlines alone, so that there is nothing in the drawing to escape. */
function outlines({ glyphs }: SetLine, size: number, x: number, y: number): string {
  return glyphs
    .filter(({ outline }) => outline)
    .map((glyph) => {
      const [left, top] = [x + glyph.x * size, y - glyph.y * size].map((one) => one.toFixed(2));
      const scale = (glyph.scale * size).toFixed(5);
      return `<path transform="translate(${left} ${top})scale(${scale} -${scale})" d="${glyph.outline}"/>`;
    })
    .join("");
}
