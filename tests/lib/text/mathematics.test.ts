import { describe, expect, test } from "vitest";
import { excerpt } from "#lib/text/excerpt.ts";
import { renderBody } from "#lib/text/render-body.ts";
import { knownAttacks } from "#tests/support/known-attacks.ts";
import { faultsIn } from "#tests/support/safe-html.ts";

test("a formula between dollars is set as MathML, and its marks are no emphasis", async () => {
  expect(await renderBody("So $a_1*b_1 = \\frac{c}{2}$, *then*.", "markdown")).toBe(
    "<p>So <math><mrow><msub><mi>a</mi><mn>1</mn></msub><mo>∗</mo><msub><mi>b</mi><mn>1</mn></msub>" +
      "<mo>=</mo><mfrac><mi>c</mi><mn>2</mn></mfrac></mrow></math>, <em>then</em>.</p>",
  );
});

test.each([
  ["on lines of its own", "$$\nx\n= 1\n$$"],
  ["in a fence that names it", "```math\nx\n= 1\n```"],
  ["alone in a paragraph", "$$x = 1$$"],
])("a formula %s stands apart", async (_, source) => {
  expect(await renderBody(`Before\n\n${source}\n\nafter`, "markdown")).toBe(
    '<p>Before</p>\n<div class="formula"><math display="block"><mrow><mi>x</mi><mo>=</mo><mn>1</mn>' +
      "</mrow></math></div>\n<p>after</p>",
  );
});

test("a long formula scrolls in a frame that can be reached and named", async () => {
  const html = await renderBody(
    "$$\na + b + c + d + e + f\n$$\n\n> $$\n> a + b + c + d + e + f\n> $$",
    "markdown",
  );

  expect(html).toContain('<div class="formula" tabindex="0" role="group" aria-label="Formula 1">');
  expect(html).toContain('<div class="formula" tabindex="0" role="group" aria-label="Formula 2">');
});

test.each([
  "It costs $5 and then $6.",
  "Between $5-$6, or $5/$6 a day, or 5$-10$.",
  "US$5 million, A$6; NZ$7.",
  "From $20 (US$) to $30 (US$).",
  "She paid $5, he paid 6$ or so.",
  "$ 5 $ and $",
  "\\$x$ and $$",
  "The variables `$x` and `$y`, or $PATH and $HOME.",
  "$$\nnever closed\n\nand the rest",
])("money stays money: %s", async (source) => {
  expect(await renderBody(source, "markdown")).not.toContain("<math");
});

test("TeX that is none is shown as it was typed", async () => {
  expect(await renderBody("So $\\frac{a$ and\n\n$$\n\\nonsense{a}\n$$", "markdown")).toBe(
    '<p>So <code>\\frac{a</code> and</p>\n<pre><code class="language-math">\\nonsense{a}\n</code></pre>',
  );
});

test("a formula in the midst of a sentence is in its excerpt, and one on lines of its own is not", async () => {
  const html = await renderBody("Where $E$ is stiff:\n\n$$\nx = 1\n$$\n\nSo.", "markdown");

  expect(excerpt(html, 100)).toBe("Where E is stiff: So.");
});

describe("nothing that acts leaves a formula", () => {
  const attacks = [
    "\\href{javascript:alert(1)}{x}",
    "\\url{javascript:alert(1)}",
    "\\includegraphics[width=1em]{http://evil.example/x.png}",
    "\\htmlClass{sign-in}{x}\\class{sign-in}{x}",
    "\\htmlId{comments}{x}\\id{comments}{x}",
    "\\htmlStyle{position:fixed}{x}\\style{position:fixed}{x}",
    "\\htmlData{a=b}{x}\\data{a=b}{x}",
    "\\label{a}\\ref{a}\\eqref{a}\\tag{1}",
    "\\text{<script>alert(1)</script><img src=x onerror=alert(1)>}",
    "\\verb|<script>alert(1)</script>|",
    '\\unicode{x3c}script\\unicode{x3e}\\char"3c',
    "\\color{red;background:url(//evil.example)}{x}\\colorbox{red}{x}",
    "\\cancel{x}\\boxed{x}\\overline{x}\\xrightarrow{a}\\begin{align}a&=b\\\\c&=d\\end{align}",
    "</math><script>alert(1)</script>",
    "\\rule[1em]{9999em}{9999em}\\hspace{-9999em}\\raisebox{9999em}{x}",
  ];

  test.each(attacks)("%s", async (tex) => {
    for (const source of [`$${tex}$`, `$$\n${tex}\n$$`, `a $$${tex}$$ b`]) {
      expect(faultsIn(await renderBody(source, "markdown"), "body")).toEqual([]);
    }
    const html = `<code class="language-math-inline">${tex}</code>`;
    expect(faultsIn(await renderBody(html, "html"), "body")).toEqual([]);
  });

  const known = knownAttacks();
  test.runIf(known.length > 0)(
    "nor any attack that is known",
    async () => {
      const lines = known.map((attack) => attack.replace(/\s+/g, " "));
      for (let start = 0; start < lines.length; start += 40) {
        const some = lines.slice(start, start + 40);
        const source = some.map((line) => `$\\text{${line}}$\n\n$$\n${line}\n$$`).join("\n\n");
        expect(faultsIn(await renderBody(source, "markdown"), "body"), source).toEqual([]);
      }
    },
    120_000,
  );

  test("markup for formulas that a text brings along is no more than its words", async () => {
    const html = await renderBody(
      '<math href="javascript:alert(1)"><mi>x</mi><annotation-xml encoding="text/html"><img src=x onerror=alert(1)></annotation-xml></math>',
      "html",
    );

    expect(html).not.toContain("<m");
    expect(faultsIn(html, "body")).toEqual([]);
  });
});

/** Formulas that ask for more than a reader could use: each is bounded, and shown as it was typed. */
test.each([
  ["that defines itself", "\\def\\a{\\a\\a}\\a"],
  ["that doubles", "\\newcommand{\\a}{xx}\\newcommand{\\b}{\\a\\a}\\b"],
  ["that nests", "\\sqrt{".repeat(280) + "x" + "}".repeat(280)],
  ["of nested roots", "\\sqrt".repeat(390) + "x"],
  ["of nested fractions", "\\frac1".repeat(330) + "x"],
  ["longer than a formula", "x+".repeat(5_000)],
])("a formula %s is shown as it was typed", async (_, tex) => {
  expect(await renderBody(`$$\n${tex}\n$$`, "markdown")).toBe(
    `<pre><code class="language-math">${tex}\n</code></pre>`,
  );
});

test("a text of nothing but formulas is set as far as there is room", async () => {
  const html = await renderBody("$\\frac{a}{b}$ ".repeat(5_000), "markdown");

  expect(html.match(/<math>/g)?.length).toBeGreaterThan(3_000);
  expect(html).toContain("<code>\\frac{a}{b}</code>");
}, 60_000);
