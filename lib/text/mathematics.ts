import type { Element, ElementContent, Root } from "hast";
import { toString } from "hast-util-to-string";
import temml from "temml";
import { SKIP, visit } from "unist-util-visit";
import { formulaLengthMax } from "#lib/text/formula-syntax.ts";
import { readHtml } from "#lib/text/read-html.ts";
import { inDigits } from "#lib/words/numbers.ts";
import { wordsIn } from "#lib/words/words.ts";

/** Of all formulas in one text: a paper has less, and what has more was not written to be read. */
const bodyFormulasLengthMax = 40_000;

/** What a formula of that length can honestly become; more is made by tricks. */
const mathLengthMax = 100_000;

/** The elements of MathML Core that a formula may be made of. Nothing in it links, loads or runs. */
export const mathElements = (
  "math merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace " +
  "msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover"
).split(" ");

/**
 * Markup for formulas never comes from a text: it becomes its words. Browsers read HTML within it by
 * rules of its own, and most ways around a sanitiser begin there. What stands in a page is ours.
 */
export function leaveOutMath(tree: Root): void {
  visit(tree, "element", (node) => {
    if (foreign.has(node.tagName)) node.tagName = "span";
  });
}

const foreign = new Set([
  ...mathElements,
  ..."annotation annotation-xml maction maligngroup malignmark menclose mfenced mglyph mlabeledtr".split(
    " ",
  ),
  "semantics",
]);

/** Sets formulas as MathML, which needs no script, style or face of ours. What is none stays code. */
export function setFormulas(tree: Root, language: string): void {
  let room = bodyFormulasLengthMax;
  let count = 0;
  visit(tree, "element", (node, index, parent) => {
    const found = formulaIn(node);
    if (!found || !parent || index === undefined) return;
    const { code, isBlock } = found;
    const tex = toString(code).trim();
    room -= tex.length;
    const math = room >= 0 ? toMath(tex, isBlock) : undefined;
    if (!math) {
      if (!isBlock) delete code.properties.className;
      return SKIP;
    }
    if (isBlock) count += 1;
    parent.children[index] = isBlock ? frame(math, tex, count, language) : math;
    return SKIP;
  });
}

type Found = { code: Element; isBlock: boolean };

/** A formula in its line, or one that is all there is in a paragraph or a piece of code. */
function formulaIn(node: Element): Found | undefined {
  if (node.tagName === "code" && isFormula(node)) return { code: node, isBlock: false };
  if (node.tagName !== "pre" && node.tagName !== "p") return undefined;
  const [code, ...others] = node.children.filter(
    (child) => child.type !== "text" || child.value.trim() !== "",
  );
  if (code?.type !== "element" || code.tagName !== "code" || others.length > 0) return undefined;
  return isFormula(code) && !isInLine(code) ? { code, isBlock: true } : undefined;
}

function isFormula({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && /^language-math(?:-inline)?$/.test(String(className[0]));
}

function isInLine({ properties: { className } }: Element): boolean {
  return Array.isArray(className) && className[0] === "language-math-inline";
}

function toMath(tex: string, isBlock: boolean): Element | undefined {
  if (tex === "" || tex.length > formulaLengthMax || definitions.test(tex)) return undefined;
  try {
    const html = temml.renderToString(tex, {
      displayMode: isBlock,
      throwOnError: true,
      trust: false,
      maxExpand: 200,
      maxSize: [10, 10],
    });
    const [math] = html.length > mathLengthMax ? [] : readHtml(html).children;
    return math?.type === "element" && math.tagName === "math" ? plainMath(math) : undefined;
  } catch {
    // TeX that is wrong, or deeper than the stack: its author sees what was typed.
    return undefined;
  }
}

/** A formula has no use for names of its own, and doubling ones fill the memory of a server. */
const definitions =
  /\\(?:[egx]?def|let|futurelet|global|long|(?:re|provide)?newcommand|(?:re)?newenvironment|DeclareMathOperator)(?![a-zA-Z])/;

/** Leaves what the browser needs to set the formula, and turns what it does not know into what it does. */
function plainMath(math: Element): Element {
  const set = (node: Element): Element => ({
    type: "element",
    tagName: node.tagName === "menclose" ? "mrow" : node.tagName,
    properties: plainProperties(node),
    children: node.children.flatMap((child): ElementContent[] => {
      if (child.type === "text") return [child];
      if (child.type !== "element") return [];
      if (child.tagName === "menclose" || mathElements.includes(child.tagName)) return [set(child)];
      return [{ type: "text", value: toString(child) }];
    }),
  });
  return set(math);
}

function plainProperties({ properties }: Element): Element["properties"] {
  const { className, style, ...rest } = properties;
  const kept = (Array.isArray(className) ? className : []).filter((name) => known.has(name));
  // The box around a result is the one thing of which only a style knows.
  if (/(?:^|;)border:/.test(String(style))) kept.push("tml-boxed");
  return kept.length > 0 ? { ...rest, className: kept } : rest;
}

const known = new Set<string | number>(["tml-left", "tml-right", "tml-overline", "tml-underline"]);

/** A formula wider than the text scrolls in itself, like a table. */
function frame(math: Element, tex: string, count: number, language: string): Element {
  const label = wordsIn(language).body.formula(inDigits(count, language));
  const scrolls = tex.length > surelyFits && { tabIndex: 0, role: "group", ariaLabel: label };
  return {
    type: "element",
    tagName: "div",
    properties: { className: ["formula"], ...scrolls },
    children: [math],
  };
}

/** So much TeX fits on the narrowest screen, whatever it is. */
const surelyFits = 16;
