import { Stopped } from "#lib/transfer/stopped.ts";

const prologLengthMax = 1_000_000;
const harmless = /\s+|<\?[^]*?\?>|<!--[^]*?-->/y;

/**
 * Looks at what stands before the root element and stops at any declaration (DOCTYPE, ENTITY) as
 * soon as its first characters are there: the parser never sees one, so nothing can be expanded.
 */
export function prologGuard(): (text: string) => void {
  let seen = "";
  let isPast = false;
  return (text) => {
    if (isPast) return;
    seen += text;
    const start = skipHarmless(seen);
    const rest = seen.slice(start);
    const declaration = /^<!(?!-|$)(\w*)/.exec(rest);
    if (declaration) stopAtDeclaration(seen, start, declaration[1] ?? "");
    if (/^<[^!?]/.test(rest) || /^[^<]/.test(rest)) isPast = true;
    else if (seen.length > prologLengthMax) {
      throw new Stopped("The first million characters hold no element.", lineAt(seen, start), 1);
    }
    if (isPast) seen = "";
  };
}

function skipHarmless(text: string): number {
  let at = text.startsWith("\uFEFF") ? 1 : 0;
  for (;;) {
    harmless.lastIndex = at;
    if (!harmless.test(text)) return at;
    at = harmless.lastIndex;
  }
}

function stopAtDeclaration(text: string, at: number, word: string): never {
  const name = word.toUpperCase().startsWith("ENT") ? "ENTITY" : "DOCTYPE";
  throw new Stopped(
    `The file has a document type declaration (${name}), which no WordPress export has. Export it from WordPress again.`,
    lineAt(text, at),
    at - text.lastIndexOf("\n", at - 1),
  );
}

function lineAt(text: string, at: number): number {
  return text.slice(0, at).split("\n").length;
}
