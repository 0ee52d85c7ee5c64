import type { InlineCode } from "mdast";
import type { Code, Construct, Extension, State, Tokenizer } from "micromark-util-types";
import type {} from "remark-parse";
import type { Data, Processor } from "unified";

/** A formula is a few lines; whoever writes more than this between two dollars did not mean one. */
export const formulaLengthMax = 2_000;

/**
 * A unified plugin: formulas between dollars, as in TeX. `$` stands in a line, `$$` on lines of its
 * own. Text is full of dollars that are money, so a formula is only what can hardly be an amount.
 */
export function formulas(this: Processor): void {
  const data = this.data();
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), syntax];
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), meaning];
}

declare module "micromark-util-types" {
  interface TokenTypeMap {
    formula: "formula";
    formulaData: "formulaData";
    formulaFence: "formulaFence";
    formulaSequence: "formulaSequence";
  }
}

const dollar = 36;
const backslash = 92;

const inLine: Construct = {
  name: "formula",
  tokenize: tokenizeInLine,
  previous: (code) => code !== dollar && !/[\p{L}\p{N}]/u.test(written(code)),
};

const onLines: Construct = { name: "formulaBlock", tokenize: tokenizeOnLines, concrete: true };

const syntax: Extension = { text: { [dollar]: inLine }, flow: { [dollar]: onLines } };

/** A formula on lines of its own is code in the language of formulas, like a fence that names it. */
const meaning: Meaning = {
  enter: {
    formula(token) {
      const node: InlineCode = { type: "inlineCode", value: "", data: { hProperties: {} } };
      this.enter(node, token);
      this.buffer();
    },
    formulaFence() {
      const node = this.stack.at(-1);
      if (node?.type === "code") node.lang = "math";
    },
  },
  exit: {
    formula(token) {
      const isDisplayed = this.sliceSerialize(token).startsWith("$$");
      const value = this.resume();
      const node = this.stack.at(-1);
      if (node?.type === "inlineCode") {
        const className = [isDisplayed ? "language-math" : "language-math-inline"];
        Object.assign(node, { value, data: { hProperties: { className } } });
      }
      this.exit(token);
    },
    formulaData(token) {
      this.config.enter.data?.call(this, token);
      this.config.exit.data?.call(this, token);
    },
  },
};

type Meaning = Exclude<NonNullable<Data["fromMarkdownExtensions"]>[number], unknown[]>;

function tokenizeInLine(...[effects, ok, nok]: Parameters<Tokenizer>): State {
  let size = 0;
  let closing = 0;
  let tex = "";

  return (code) => {
    effects.enter("formula");
    effects.enter("formulaSequence");
    return opening(code);
  };

  function opening(code: Code): State | undefined {
    if (code === dollar && size < 2) {
      size += 1;
      effects.consume(code);
      return opening;
    }
    effects.exit("formulaSequence");
    if (code === dollar || (size === 1 && isSpace(code))) return nok(code);
    return between(code);
  }

  function between(code: Code): State | undefined {
    if (code === null || tex.length > formulaLengthMax) return nok(code);
    if (code === dollar) {
      effects.enter("formulaSequence");
      return closingSequence(code);
    }
    if (isLineEnd(code)) {
      tex += " ";
      effects.enter("lineEnding");
      effects.consume(code);
      effects.exit("lineEnding");
      return between;
    }
    effects.enter("formulaData");
    return data(code);
  }

  function data(code: Code): State | undefined {
    if (code === null || code === dollar || isLineEnd(code)) {
      effects.exit("formulaData");
      return between(code);
    }
    tex += written(code);
    effects.consume(code);
    return code === backslash ? escaped : data;
  }

  function escaped(code: Code): State | undefined {
    if (code === null || isLineEnd(code)) return data(code);
    tex += written(code);
    effects.consume(code);
    return data;
  }

  function closingSequence(code: Code): State | undefined {
    if (code === dollar) {
      closing += 1;
      effects.consume(code);
      return closing < size ? closingSequence : closed;
    }
    return nok(code);
  }

  function closed(code: Code): State | undefined {
    effects.exit("formulaSequence");
    const isAmount = size === 1 && (isMoney(tex) || /[\p{L}\p{N}]/u.test(written(code)));
    if (isAmount || code === dollar || tex.trim() === "") return nok(code);
    effects.exit("formula");
    return ok(code);
  }
}

/** What stands between two dollars of "$5 and then $6", or of "$20 (US$)". */
function isMoney(tex: string): boolean {
  if (/\s$/.test(tex)) return true;
  if (tex.includes("\\")) return false;
  return (
    /(?:^|\s)\p{L}{2,}[\s,;:.]/u.test(tex) || /^\d[\d.,]*(?:[kKmM]|bn)?\s[^=+*/^_<>−-]*$/u.test(tex)
  );
}

function tokenizeOnLines(
  this: ThisParameterType<Tokenizer>,
  ...[effects, ok, nok]: Parameters<Tokenizer>
): State {
  const { interrupt } = this;
  const isLazy = (): boolean => this.parser.lazy[this.now().line] === true;

  return (code) => {
    effects.enter("codeFenced");
    effects.enter("codeFencedFence");
    effects.enter("formulaFence");
    effects.consume(code);
    return second;
  };

  function second(code: Code): State | undefined {
    if (code !== dollar) return nok(code);
    effects.consume(code);
    return afterOpening;
  }

  function afterOpening(code: Code): State | undefined {
    if (isBlank(code)) {
      effects.consume(code);
      return afterOpening;
    }
    if (!isLineEnd(code)) return nok(code);
    effects.exit("formulaFence");
    effects.exit("codeFencedFence");
    return interrupt ? ok(code) : lineEnd(code);
  }

  /** Without its end it is no formula: the rest of a post must not disappear into one. */
  function lineEnd(code: Code): State | undefined {
    if (code === null) return nok(code);
    effects.enter("lineEnding");
    effects.consume(code);
    effects.exit("lineEnding");
    return lineStart;
  }

  function lineStart(code: Code): State | undefined {
    if (isLazy()) return nok(code);
    return effects.attempt({ tokenize: tokenizeClosing, partial: true }, done, content)(code);
  }

  function content(code: Code): State | undefined {
    if (code === null || isLineEnd(code)) return lineEnd(code);
    effects.enter("codeFlowValue");
    return inContent(code);
  }

  function inContent(code: Code): State | undefined {
    if (code === null || isLineEnd(code)) {
      effects.exit("codeFlowValue");
      return lineEnd(code);
    }
    effects.consume(code);
    return inContent;
  }

  function done(code: Code): State | undefined {
    effects.exit("codeFenced");
    return ok(code);
  }
}

function tokenizeClosing(...[effects, ok, nok]: Parameters<Tokenizer>): State {
  let size = 0;
  return (code) => {
    effects.enter("codeFencedFence");
    return before(code);
  };

  function before(code: Code): State | undefined {
    if (code === dollar && size < 2) size += 1;
    else if (!isBlank(code) || size === 1) return size === 2 ? after(code) : nok(code);
    effects.consume(code);
    return before;
  }

  function after(code: Code): State | undefined {
    if (code !== null && !isLineEnd(code)) return nok(code);
    effects.exit("codeFencedFence");
    return ok(code);
  }
}

// Negative codes are the tokenizer's: -5 to -3 for the ends of lines, -2 and -1 for a tab's columns.

function isLineEnd(code: Code): boolean {
  return code !== null && code < -2;
}

function isBlank(code: Code): boolean {
  return code === 32 || code === -1 || code === -2;
}

function isSpace(code: Code): boolean {
  return code === null || code === 32 || code < 0;
}

function written(code: Code): string {
  return code === null || code < 0 ? " " : String.fromCodePoint(code);
}
