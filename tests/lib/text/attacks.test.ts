import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type BodyFormat, renderBody } from "#lib/text/render-body.ts";
import { type CommentFormat, renderComment } from "#lib/text/render-comment.ts";
import { knownAttacks } from "#tests/support/known-attacks.ts";
import { faultsIn } from "#tests/support/safe-html.ts";

const bodyFormats: BodyFormat[] = ["markdown", "html"];
const commentFormats: CommentFormat[] = ["text", "markdown", "html"];

/** One of each kind of attack in row C03, so that the guarantee stands without the corpora. */
const attacks = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  "<a href=javascript:alert(1)>x</a>",
  "<a href=' \u0001java\nscript:alert(1)'>x</a>",
  "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
  "[x](javascript:alert(1)) [y](<java\tscript:alert(1)>) [z](data:text/html;base64,PHNjcmlwdD4=)",
  "[x]: javascript:alert(1)\n\n[x] ![x]",
  "<javascript:alert(1)> <data:text/html,x> <vbscript:x>",
  '<a title="\n" onmouseover="alert(1)\n">x</a>',
  "<input autofocus onfocus=alert(1)><textarea autofocus onfocus=alert(1)></textarea>",
  "<style>*{background:url(//evil.example)}</style><p style='position:fixed'>x</p>",
  '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
  "<textarea></p><img src=x onerror=alert(1)></textarea>",
  "<title></p><img src=x onerror=alert(1)></title><xmp></xmp><img src=x onerror=alert(1)></xmp>",
  '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">',
  "<svg><style><img src=x onerror=alert(1)></style><a xlink:href=javascript:alert(1)><text>x</text></a></svg>",
  "<svg></p><style><a id='</style><img src=1 onerror=alert(1)>'>",
  "<form action=/sign-in><input name=password><button formaction=javascript:alert(1)>x</button></form>",
  "<iframe srcdoc='<script>alert(1)</script>'></iframe><iframe src=javascript:alert(1)></iframe>",
  "<object data=javascript:alert(1)><param name=x></object><embed src=javascript:alert(1)>",
  "<base href=//evil.example/><meta http-equiv=refresh content=0;url=//evil.example><link rel=stylesheet href=//e>",
  "<div id=comments name=body class='sign-in-form'><a id=location name=cookie>x</a></div>",
  "<img src=//evil.example/track.gif><img src=/\\evil.example/x><img srcset='//evil.example/x 1x' src=/media/../sign-out>",
  "<img src='data:image/svg+xml;base64,PHN2Zz4='><img src='data:image/png;base64,\"><script>'>",
  "<details open ontoggle=alert(1)><summary onclick=alert(1)>x</summary></details>",
  "<template><script>alert(1)</script></template><plaintext><script>alert(1)</script>",
  '```js"><script>alert(1)</script>\nx\n```\n',
  "<pre><code class='language-js\" onclick=\"alert(1)'>x</code></pre>",
];

describe.each(bodyFormats)("a body of %s", (format) => {
  test.each(attacks)("leaves without what attacks in %j", async (attack) => {
    expect(faultsIn(await renderBody(attack, format), "body")).toEqual([]);
    expect(faultsIn(await renderBody(`Words\n\n> ${attack} words`, format), "body")).toEqual([]);
  });
});

describe.each(commentFormats)("a comment of %s", (format) => {
  test.each(attacks)("leaves without what attacks in %j", (attack) => {
    expect(faultsIn(renderComment(attack, format), "comment")).toEqual([]);
    expect(faultsIn(renderComment(`> - *[${attack}](${attack})*`, format), "comment")).toEqual([]);
    expect(faultsIn(renderComment(`Words\n\n${attack} words`, format), "comment")).toEqual([]);
  });
});

describe("every known attack", () => {
  const known = knownAttacks();

  test.runIf(known.length > 0)(
    "leaves a body without anything that acts",
    async () => {
      for (const attack of known) {
        for (const format of bodyFormats) {
          expect(faultsIn(await renderBody(attack, format), "body"), attack).toEqual([]);
        }
      }
    },
    120_000,
  );

  test.runIf(known.length > 0)(
    "leaves a comment without anything that acts",
    () => {
      for (const attack of known) {
        for (const format of commentFormats) {
          expect(faultsIn(renderComment(attack, format), "comment"), attack).toEqual([]);
        }
      }
    },
    120_000,
  );

  test.runIf(known.length > 0)("is hundreds", () => expect(known.length).toBeGreaterThan(500));
});

describe("any text at all", () => {
  const scraps = fc.array(
    fc.oneof(
      fc.constantFrom(
        ...attacks,
        "<",
        ">",
        '"',
        "'",
        "`",
        "&",
        "\n",
        "\n\n",
        "*",
        "_",
        "[",
        "](",
        ")",
        "$",
        "$$",
        "\n$$\n",
        "\\text{",
        "\\frac{a}",
        "}",
      ),
      fc.constantFrom(
        "<b>",
        "</b>",
        "<p>",
        "<table>",
        "<td>",
        "<svg>",
        "<math>",
        "<a href=",
        "<!--",
      ),
      fc.constantFrom(
        "javascript:",
        "data:",
        "http://",
        "www.",
        "![",
        "|",
        "- ",
        "> ",
        "<h1 id=x>",
      ),
      fc.string({ unit: "binary", maxLength: 8 }),
    ),
    { maxLength: 20 },
  );
  const texts = fc.oneof(
    scraps.map((parts) => parts.join("")),
    fc.string({ unit: "binary", maxLength: 200 }),
  );

  test("becomes a body of allowed elements only", async () => {
    await fc.assert(
      fc.asyncProperty(texts, fc.constantFrom(...bodyFormats), async (text, format) => {
        expect(faultsIn(await renderBody(text, format), "body")).toEqual([]);
      }),
      { numRuns: 600 },
    );
  }, 60_000);

  test("becomes a comment of allowed elements only", () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...commentFormats), (text, format) => {
        expect(faultsIn(renderComment(text, format), "comment")).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  }, 60_000);
});
