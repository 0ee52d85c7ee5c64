import { readMarkup, type Token } from "./markup.ts";

/**
 * Makes paragraphs and line breaks as WordPress does when it shows a post: a blank line parts two
 * paragraphs, a single line end is a break, and blocks stand by themselves.
 */
export function paragraphs(html: string): string {
  const root: Frame = { name: "", kind: "root", open: "", parts: [], hasBlankLine: false };
  const frames = [root];
  for (const token of readMarkup(html)) place(token, frames);
  while (frames.length > 1) leave(frames, "");
  return written(root).trim();
}

/** What may stand in an element, and so what a line end in it means. */
type Kind = "root" | "flow" | "cell" | "line" | "structure";
type Run = { paragraphs: string[] };
type Frame = {
  name: string;
  kind: Kind;
  open: string;
  parts: (Run | string)[];
  hasBlankLine: boolean;
};

const kinds = new Map<string, Kind>([
  ...names("blockquote div section article aside main header footer nav form fieldset", "flow"),
  ...names("details center", "flow"),
  ...names("li td th dd", "cell"),
  ...names("p h1 h2 h3 h4 h5 h6 dt summary figcaption caption legend address", "line"),
  ...names("ul ol dl table thead tbody tfoot tr colgroup figure select", "structure"),
]);

function names(list: string, kind: Kind): [string, Kind][] {
  return list.split(" ").map((name) => [name, kind]);
}

function place(token: Token, frames: Frame[]): void {
  const { kind, source, name } = token;
  const frame = top(frames);
  if (kind === "text") placeText(source, frame);
  else if (name === "hr" || kind === "raw") closeParagraph(frames).parts.push(source);
  else if (kind === "open" && kinds.has(name)) enter(token, frames);
  else if (kind === "close" && frames.some((open) => open.name === name)) closeTo(token, frames);
  else if (name === "br" && kind === "open") placeBreak(source, frame);
  else placeInline(source, frame);
}

function enter({ name, source }: Token, frames: Frame[]): void {
  const kind = kinds.get(name) ?? "flow";
  closeParagraph(frames);
  frames.push({ name, kind, open: source, parts: [], hasBlankLine: false });
}

/** A block ends the paragraph it begins in, as it does in a browser. */
function closeParagraph(frames: Frame[]): Frame {
  if (top(frames).name === "p") leave(frames, "</p>");
  return top(frames);
}

function closeTo({ name, source }: Token, frames: Frame[]): void {
  while (top(frames).name !== name) leave(frames, "");
  leave(frames, source);
}

function leave(frames: Frame[], close: string): void {
  const frame = frames.pop();
  if (frame) top(frames).parts.push(frame.open + written(frame) + close);
}

function top(frames: Frame[]): Frame {
  const frame = frames.at(-1);
  if (!frame) throw new Error("The root of a text was closed.");
  return frame;
}

function placeText(text: string, frame: Frame): void {
  if (frame.kind === "structure") return void frame.parts.push(text);
  const [first = "", ...others] = text.split(/\n[^\S\n]*\n\s*/);
  placeInline(breakLines(first), frame);
  for (const other of others) {
    frame.hasBlankLine = true;
    run(frame).paragraphs.push(breakLines(other));
  }
}

function placeInline(source: string, frame: Frame): void {
  if (frame.kind === "structure") return void frame.parts.push(source);
  const { paragraphs } = run(frame);
  paragraphs.push((paragraphs.pop() ?? "") + source);
}

/** Two breaks in a row were how people made paragraphs before they knew of blank lines. */
function placeBreak(source: string, frame: Frame): void {
  if (frame.kind === "structure") return void frame.parts.push(source);
  const { paragraphs } = run(frame);
  const before = paragraphs.at(-1) ?? "";
  if (!/<br\s*\/?>\s*$/i.test(before)) return placeInline(source, frame);
  frame.hasBlankLine = true;
  paragraphs[paragraphs.length - 1] = before.replace(/<br\s*\/?>\s*$/i, "");
  paragraphs.push("");
}

function run(frame: Frame): Run {
  const last = frame.parts.at(-1);
  if (last && typeof last !== "string") return last;
  const begun: Run = { paragraphs: [""] };
  frame.parts.push(begun);
  return begun;
}

function breakLines(text: string): string {
  return text.replace(/[^\S\n]*\n[^\S\n]*/g, "<br>\n");
}

function written(frame: Frame): string {
  if (frame.kind === "structure") return frame.parts.join("");
  return frame.parts
    .map((part) => (typeof part === "string" ? part : writtenRun(part, frame)))
    .join(frame.kind === "root" || frame.name === "blockquote" ? "\n" : "");
}

function writtenRun({ paragraphs }: Run, frame: Frame): string {
  const texts = paragraphs.map(withoutEdges).filter((text) => text !== "");
  if (frame.kind === "line") {
    return texts.join(frame.name === "p" ? "</p>\n<p>" : "<br>\n<br>\n");
  }
  if (!hasParagraphs(frame)) return texts.join("\n");
  return texts.map((text) => (showsSomething(text) ? `<p>${text}</p>` : text)).join("\n");
}

function hasParagraphs(frame: Frame): boolean {
  if (frame.kind === "root" || frame.name === "blockquote") return true;
  if (frame.kind === "flow") return frame.hasBlankLine;
  const runs = frame.parts.filter((part) => typeof part !== "string");
  const count = runs
    .flatMap(({ paragraphs }) => paragraphs.map(withoutEdges))
    .filter(Boolean).length;
  return frame.hasBlankLine && count > 1;
}

/** Line ends at the edges mean nothing, nor does one after a break that is there already. */
function withoutEdges(text: string): string {
  return text
    .replace(/(<br\b[^>]*>)[^\S\n]*<br>\n/gi, "$1\n")
    .replace(/^(?:\s|<br>\n)+/, "")
    .replace(/(?:\s|<br>\n)+$/, "");
}

function showsSomething(text: string): boolean {
  return /<(?:img|input|a\s[^>]*name)/i.test(text) || text.replace(/<[^>]*>/g, "").trim() !== "";
}
