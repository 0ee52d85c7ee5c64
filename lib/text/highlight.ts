import type { Element, ElementContent, Root } from "hast";
import { toString } from "hast-util-to-string";
import type { HighlighterCore, ThemedToken } from "shiki/core";
import { visit } from "unist-util-visit";

/** Beyond this, colour costs more than it helps, for one piece of code and for a whole text. */
const codeLengthMax = 20_000;
const bodyCodeLengthMax = 100_000;
const lineLengthMax = 1_000;

/**
 * Marks the words of code with classes, `token-keyword` and the like. Never with style attributes,
 * which the pages' policy forbids. Code in no known language stays as it is.
 */
export async function highlightCode(tree: Root): Promise<void> {
  let room = bodyCodeLengthMax;
  for (const { code, language } of codeBlocks(tree)) {
    const source = toString(code);
    room -= source.length;
    if (room < 0 || source.length > codeLengthMax) continue;
    const highlighter = await highlighterFor(language);
    if (highlighter) code.children = paint(source, language, highlighter);
  }
}

type CodeBlock = { code: Element; language: string };

function codeBlocks(tree: Root): CodeBlock[] {
  const blocks: CodeBlock[] = [];
  visit(tree, "element", (node) => {
    if (node.tagName !== "pre") return;
    const [code] = node.children.filter((child) => child.type === "element");
    if (code?.tagName !== "code" || !Array.isArray(code.properties.className)) return;
    const language = String(code.properties.className[0]).slice("language-".length).toLowerCase();
    blocks.push({ code, language });
  });
  return blocks;
}

/** Loaded by the first text that has code in it; most sites never pay for it. */
async function highlighterFor(language: string): Promise<HighlighterCore | undefined> {
  const { bundledLanguages } = await import("shiki/langs");
  if (!Object.hasOwn(bundledLanguages, language)) return undefined;
  const highlighter = await (shared ??= makeHighlighter());
  const grammar = bundledLanguages[language as keyof typeof bundledLanguages];
  await highlighter.loadLanguage(grammar);
  return highlighter;
}

let shared: Promise<HighlighterCore> | undefined;

async function makeHighlighter(): Promise<HighlighterCore> {
  const [{ createHighlighterCore, createCssVariablesTheme }, { createJavaScriptRegexEngine }] =
    await Promise.all([import("shiki/core"), import("shiki/engine/javascript")]);
  return createHighlighterCore({
    themes: [createCssVariablesTheme({ name: theme, variablePrefix: "" })],
    engine: createJavaScriptRegexEngine({ forgiving: true }),
  });
}

const theme = "roles";

function paint(source: string, language: string, highlighter: HighlighterCore): ElementContent[] {
  const lines = highlighter.codeToTokensBase(source, {
    lang: language,
    theme,
    tokenizeMaxLineLength: lineLengthMax,
    // A limit of time would paint the same code differently on a busy day.
    tokenizeTimeLimit: 0,
  });
  const painted: ElementContent[] = [];
  lines.forEach((line, index) => {
    if (index > 0) painted.push({ type: "text", value: "\n" });
    for (const token of line) painted.push(paintToken(token));
  });
  return painted;
}

/** The theme names each colour by its role, as a variable: `var(token-keyword)`. */
function paintToken({ content, color }: ThemedToken): ElementContent {
  const text: ElementContent = { type: "text", value: content };
  const role = /^var\((token-[a-z-]+)\)$/.exec(color ?? "")?.[1];
  if (!role || content.trim() === "") return text;
  return { type: "element", tagName: "span", properties: { className: [role] }, children: [text] };
}
