/** How wide a piece of text is, in em. */
export type Measure = (text: string) => number;

export type SetText = { lines: string[]; size: number };

/** The room a text may take; the sizes are tried from the first to the last. */
export type Room = { width: number; height: number; sizes: number[]; leading: number };

/**
 * Sets a text as large as its room allows, in lines of about the same length. What does not fit in
 * the smallest size ends with an ellipsis.
 */
export function setText(text: string, room: Room, measure: Measure): SetText {
  const pieces = piecesOf(text, measure);
  const longest = Math.max(0, ...pieces.map((piece) => piece.width));
  for (const size of room.sizes) {
    const width = room.width / size;
    const { length } = breakLines(pieces, width, measure);
    if (longest <= width && length <= linesIn(room, size)) {
      return { lines: balance(pieces, length, width, measure), size };
    }
  }
  const size = room.sizes.at(-1) ?? 1;
  const width = room.width / size;
  const lines = breakLines(pieces, width - measure("…"), measure);
  const kept = lines.slice(0, linesIn(room, size));
  if (kept.length < lines.length)
    kept.push(`${(kept.pop() ?? "").replace(/[^\p{L}\p{M}\p{N}]*$/u, "")}…`);
  return { lines: kept, size };
}

/** The widest beginning of a text that goes into one line of this width. */
export function setInOneLine(text: string, size: number, width: number, measure: Measure): string {
  return setText(text, { width, height: size, sizes: [size], leading: 1 }, measure).lines[0] ?? "";
}

function linesIn({ height, leading }: Room, size: number): number {
  return Math.max(1, Math.floor(height / (size * leading)));
}

/** A piece that stays together, and whether a space stands before it. */
type Piece = { text: string; isApart: boolean; width: number };

const words = new Intl.Segmenter("en", { granularity: "word" });
const characters = new Intl.Segmenter("en", { granularity: "grapheme" });
/** Scripts that write words without spaces between them. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function piecesOf(text: string, measure: Measure): Piece[] {
  const pieces: Omit<Piece, "width">[] = [];
  let isApart = true;
  for (const { segment } of words.segment(text)) {
    const last = pieces.at(-1);
    if (/^\s+$/.test(segment)) isApart = true;
    else {
      if (last && !isApart && !mayPart(last.text, segment)) last.text += segment;
      else pieces.push({ text: segment, isApart });
      isApart = false;
    }
  }
  return pieces.map((piece) => ({ ...piece, width: measure(piece.text) }));
}

/** Whether a line may end between two pieces without a space. */
function mayPart(before: string, after: string): boolean {
  if (/^[\p{P}\p{S}]/u.test(after) || /[\p{Ps}\p{Pi}]$/u.test(before)) return false;
  return /[-–—/]$/.test(before) || unspaced.test(before) || unspaced.test(after);
}

function breakLines(pieces: Piece[], width: number, measure: Measure): string[] {
  const space = measure(" ");
  const lines: string[] = [];
  let room = 0;
  for (const piece of pieces.flatMap((one) => tear(one, width, measure))) {
    const needed = piece.width + (piece.isApart ? space : 0);
    const line = lines.at(-1);
    if (line !== undefined && needed <= room) {
      lines[lines.length - 1] = `${line}${piece.isApart ? " " : ""}${piece.text}`;
      room -= needed;
    } else {
      lines.push(piece.text);
      room = width - piece.width;
    }
  }
  return lines;
}

/** One endless word is torn where the line ends, between characters as a reader sees them. */
function tear(piece: Piece, width: number, measure: Measure): Piece[] {
  if (piece.width <= width) return [piece];
  const torn: Piece[] = [];
  for (const { segment } of characters.segment(piece.text)) {
    const last = torn.at(-1);
    const longer = last ? measure(last.text + segment) : 0;
    if (last && longer <= width) Object.assign(last, { text: last.text + segment, width: longer });
    else {
      const isApart = torn.length === 0 && piece.isApart;
      torn.push({ text: segment, isApart, width: measure(segment) });
    }
  }
  return torn;
}

/** The narrowest lines that are no more of them: a last line of one word looks like a slip. */
function balance(pieces: Piece[], count: number, width: number, measure: Measure): string[] {
  const longest = Math.max(0, ...pieces.map((piece) => piece.width));
  let lines = breakLines(pieces, width, measure);
  for (let narrower = width; narrower >= longest; narrower -= width / 50) {
    const tried = breakLines(pieces, narrower, measure);
    if (tried.length > count) break;
    lines = tried;
  }
  return lines;
}
