import { readdirSync, readFileSync } from "node:fs";
import { extname, join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

/** Every word is the catalogue's but for the dashboard, which speaks English: docs/languages.md. */
const files = ["app", "lib/comments", "lib/following", "lib/press", "lib/publishing"]
  .flatMap(sourcesIn)
  .filter((file) => !file.startsWith("app/dashboard/"));

/** Attributes and properties whose text a person reads or hears. */
const spoken =
  /^(aria-label|aria-description|aria-roledescription|aria-valuetext|title|placeholder|alt|label|hint|heading|message|description|words)$/;

test("every word that readers see comes from the catalogue", () => {
  expect(files.length).toBeGreaterThan(40);
  expect(
    files.flatMap((file) => wordsOutsideTheCatalogue(file, readFileSync(file, "utf8"))),
  ).toEqual([]);
});

test("the script for readers says only what the page gives it to say", () => {
  const source = ts.createSourceFile(
    "a.js",
    readFileSync("public/byline.js", "utf8"),
    ts.ScriptTarget.Latest,
  );
  const sentences: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) && /^\p{Lu}.* /u.test(node.text)) sentences.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(source);

  expect(sentences).toEqual([]);
});

test.each([
  "<p>Words</p>",
  '<p>{"Words"}</p>',
  "<p>{isOpen ? <b /> : `${count} words`}</p>",
  '<p>{isOpen && "Words"}</p>',
  '<nav aria-label="Words" />',
  '<img alt={isOpen ? "" : "words"} />',
  "<Field label={`${name}, words`} />",
  '({ title: "Words" })',
])("%s would be found", (source) => {
  expect(wordsOutsideTheCatalogue("a.tsx", source)).toHaveLength(1);
});

test.each([
  "<p>{words.title}: · {count}</p>",
  '<p>{post.kind === "post" && words.title}</p>',
  '<p className="words" lang="en">{format("words")}</p>',
  '<a href={isOpen ? "words" : ""} aria-label={words.title} />',
  '<p>{list.map((one) => <b key={`words ${one}`} className="words">{one}</b>)}</p>',
])("%s would not", (source) => {
  expect(wordsOutsideTheCatalogue("a.tsx", source)).toEqual([]);
});

function wordsOutsideTheCatalogue(file: string, text: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  visit(source);
  return found;

  function visit(node: ts.Node): void {
    if (ts.isJsxText(node)) report(node, node.text);
    if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) read(node.expression);
    if (ts.isJsxAttribute(node) && spoken.test(node.name.getText())) read(node.initializer);
    if (ts.isPropertyAssignment(node) && spoken.test(node.name.getText())) read(node.initializer);
    ts.forEachChild(node, visit);
  }

  /** Only where a value comes from: what a call is given, or a key is made of, is read by nobody. */
  function read(value: ts.Node | undefined): void {
    if (!value) return;
    if (ts.isStringLiteralLike(value)) report(value, value.text);
    else if (ts.isTemplateExpression(value)) {
      report(
        value,
        [value.head, ...value.templateSpans.map(({ literal }) => literal)]
          .map(({ text }) => text)
          .join(" "),
      );
    } else if (ts.isConditionalExpression(value)) {
      read(value.whenTrue);
      read(value.whenFalse);
    } else if (ts.isBinaryExpression(value)) {
      const operator = value.operatorToken.kind;
      if (operator in keepsTheLeft) read(value.left);
      if (operator in keepsTheLeft || operator === ts.SyntaxKind.AmpersandAmpersandToken) {
        read(value.right);
      }
    } else if (ts.isParenthesizedExpression(value)) read(value.expression);
    else if (ts.isJsxExpression(value)) read(value.expression);
  }

  function report(node: ts.Node, words: string): void {
    if (!/\p{L}/u.test(words)) return;
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    found.push(`${file}:${line + 1} ${words.trim()}`);
  }
}

/** Operators whose left side may become the value; a comparison makes no words of what it compares. */
const keepsTheLeft = {
  [ts.SyntaxKind.BarBarToken]: true,
  [ts.SyntaxKind.QuestionQuestionToken]: true,
  [ts.SyntaxKind.PlusToken]: true,
};

function sourcesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && [".ts", ".tsx"].includes(extname(entry.name)))
    .map((entry) => join(entry.parentPath, entry.name));
}
