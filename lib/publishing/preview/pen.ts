import bidiFactory from "bidi-js";
import * as hb from "harfbuzzjs";
import type { Direction } from "#lib/words/direction.ts";
import type { Face } from "./faces.ts";

/** A line as shapes, from left to right. All lengths are in em. */
export type SetLine = { width: number; glyphs: Glyph[] };
export type Glyph = { outline: string; x: number; y: number; scale: number };

export type Pen = {
  /** The text without what cannot be written; empty where that would take letters from it. */
  writable: (text: string) => string;
  widthOf: (text: string) => number;
  /** Without a direction, the line runs as its first letter does. */
  setLine: (text: string, direction?: Direction) => SetLine;
};

/** Writes with the first of these faces that has a character. */
export function penOf(faces: Face[]): Pen {
  const widths = new Map<string, number>();
  return {
    writable: (text) => writable(text, faces),
    widthOf: (text) => {
      const width = widths.get(text) ?? setLine(text, faces).width;
      widths.set(text, width);
      return width;
    },
    setLine: (text, direction) => setLine(text, faces, direction),
  };
}

/** Signs that are pictures themselves, with what joins and colours them: left out without regret. */
const pictograph =
  /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|[\u20e3\ufe0e\ufe0f]/u;
const shapeless = /[\s\p{Cf}]/u;

/** A title with holes in it would be worse than none. */
function writable(text: string, faces: Face[]): string {
  const characters = [...text.normalize("NFC")];
  const isThere = (one: string) => shapeless.test(one) || findFace(one, faces) !== undefined;
  const isMissed = (one: string) =>
    !isThere(one) && /[\p{L}\p{M}\p{N}]/u.test(one) && !pictograph.test(one);
  if (characters.some(isMissed)) return "";
  return characters.filter(isThere).join("").replace(/\s+/g, " ").trim();
}

function findFace(character: string, faces: Face[]): Face | undefined {
  return faces.find(({ has }) => has(character.codePointAt(0) ?? 0));
}

const bidi = bidiFactory();

/** A piece of a line in one face and one direction. An odd level runs from right to left. */
type Run = { face: Face; level: number; start: number; end: number };

function setLine(text: string, faces: Face[], direction?: Direction): SetLine {
  const { levels } = bidi.getEmbeddingLevels(text, direction);
  const line: SetLine = { width: 0, glyphs: [] };
  for (const run of inOrderSeen(runsOf(text, faces, levels))) shape(text, run, line);
  return line;
}

function runsOf(text: string, faces: Face[], levels: Uint8Array): Run[] {
  const runs: Run[] = [];
  let start = 0;
  for (const character of text) {
    const level = levels[start] ?? 0;
    const end = start + character.length;
    const last = runs.at(-1);
    // Marks are set with their letter, and a space with what stands before it.
    const isDependent = /[\s\p{M}\p{Cf}]/u.test(character);
    const face = (isDependent && last?.face) || findFace(character, faces) || faces[0];
    if (last && last.level === level && last.face === face) last.end = end;
    else if (face) runs.push({ face, level, start, end });
    start = end;
  }
  return runs;
}

/** Rule L2 of the bidirectional algorithm: whatever runs the other way is turned round, inmost first. */
function inOrderSeen(runs: Run[]): Run[] {
  const order = [...runs];
  for (let level = Math.max(0, ...runs.map((run) => run.level)); level > 0; level -= 1) {
    for (let from = 0; from < order.length; from += 1) {
      let to = from;
      while ((order[to]?.level ?? -1) >= level) to += 1;
      if (to > from) order.splice(from, to - from, ...order.slice(from, to).reverse());
      from = to;
    }
  }
  return order;
}

function shape(text: string, { face, level, start, end }: Run, line: SetLine): void {
  const { font, unitsPerEm } = face;
  const buffer = new hb.Buffer();
  buffer.addText(text, start, end - start);
  buffer.guessSegmentProperties();
  buffer.setDirection(level % 2 === 1 ? hb.Direction.RTL : hb.Direction.LTR);
  hb.shape(font, buffer);

  const positions = buffer.getGlyphPositions();
  for (const [place, { codepoint: glyph }] of buffer.getGlyphInfos().entries()) {
    const position = positions[place];
    if (!position) continue;
    line.glyphs.push({
      outline: font.glyphToPath(glyph),
      x: line.width + position.xOffset / unitsPerEm,
      y: position.yOffset / unitsPerEm,
      scale: 1 / unitsPerEm,
    });
    line.width += position.xAdvance / unitsPerEm;
  }
}
