import {
  attention,
  blockQuote,
  labelEnd,
  labelStartImage,
  labelStartLink,
  list,
} from "micromark-core-commonmark";
import type { Construct, Extension, State, TokenizeContext } from "micromark-util-types";
import type { Processor } from "unified";
import { levelsMax } from "#lib/text/levels.ts";

/**
 * How many marks of one kind a paragraph may use. Pairing them takes the square of their number, so
 * ten thousand asterisks would stop the server; those beyond are the characters they are.
 */
const marksMax = 400;

/** Fewer, because pictures nest, and each is read again for the words of the one around it. */
const picturesMax = 50;

/**
 * A unified plugin: Markdown's own grammar, with an end to nesting and to the pairing of marks. Comes
 * after the plugins that add to the grammar, because it bounds their marks too.
 */
export function boundedMarkdown(this: Processor): void {
  const data = this.data();
  const extensions = (data.micromarkExtensions ?? []).map(boundedExtension);
  data.micromarkExtensions = [...extensions, bounds];
}

function boundedExtension(extension: Extension): Extension {
  return {
    ...extension,
    document: mapped(extension.document, (construct) => nestedAtMost(levelsMax, construct)),
    text: mapped(extension.text, (construct) =>
      pairing.has(construct.name) ? usedAtMost(marksMax, construct) : construct,
    ),
  };
}

function mapped(
  constructs: Extension["text"],
  bounded: (construct: Construct) => Construct,
): NonNullable<Extension["text"]> {
  const entries = Object.entries(constructs ?? {});
  return Object.fromEntries(
    entries.map(([character, some]) => [character, [some ?? []].flat().map(bounded)]),
  );
}

/** What GFM adds that looks back through the paragraph at each of its marks. */
const pairing = new Set<string | undefined>(["strikethrough", "gfmPotentialFootnoteCall"]);

const quote = nestedAtMost(levelsMax, blockQuote);
const item = nestedAtMost(levelsMax, list);
const emphasis = usedAtMost(marksMax, attention);
const opening = usedAtMost(marksMax, labelStartLink);
const openingImage = usedAtMost(picturesMax, labelStartImage);
const closing = usedAtMost(marksMax, labelEnd);

const bounds: Extension = {
  disable: {
    null: ["blockQuote", "list", "attention", "labelStartLink", "labelStartImage", "labelEnd"],
  },
  document: {
    ...forCharacters("*+-0123456789", item),
    ...forCharacters(">", quote),
  },
  text: {
    ...forCharacters("*_", emphasis),
    ...forCharacters("[", opening),
    ...forCharacters("!", openingImage),
    ...forCharacters("]", closing),
  },
  insideSpan: { null: [emphasis] },
};

function forCharacters(characters: string, construct: Construct): Record<number, Construct> {
  const afterExtensions: Construct = { ...construct, add: "after" };
  return Object.fromEntries([...characters].map((one) => [one.charCodeAt(0), afterExtensions]));
}

/** The grammar tries a construct at a place before it takes it, so marks are counted by place. */
function usedAtMost(max: number, construct: Construct): Construct {
  const places = new WeakMap<TokenizeContext, Set<number>>();
  return {
    ...construct,
    name: `bounded ${construct.name}`,
    tokenize(effects, ok, nok) {
      const used = places.get(this) ?? new Set();
      places.set(this, used);
      if (used.size >= max) return nok;
      used.add(this.now().offset);
      return construct.tokenize.call(this, effects, ok, nok);
    },
  };
}

function nestedAtMost(max: number, construct: Construct): Construct {
  const renamed = { ...construct, name: `bounded ${construct.name}` };
  const { continuation } = construct;
  return {
    ...renamed,
    tokenize(effects, ok, nok) {
      if (levelHere(this) >= max) return nok;
      return construct.tokenize.call(this, effects, counting(this, ok), nok);
    },
    ...(continuation && {
      continuation: {
        ...continuation,
        tokenize(effects, ok, nok) {
          // The next item or line is read by the construct itself, which is disabled under its own name.
          const attempt: typeof effects.attempt = (next, ...outcomes) =>
            effects.attempt(next === construct ? renamed : next, ...outcomes);
          return continuation.tokenize.call(this, { ...effects, attempt }, counting(this, ok), nok);
        },
      },
    }),
  };
}

function counting(context: TokenizeContext, ok: State): State {
  return (code) => {
    const { line, offset } = context.now();
    const before = levels.get(context);
    if (before?.line !== line) levels.set(context, { line, offset, level: 1 });
    else if (offset > before.offset) levels.set(context, { line, offset, level: before.level + 1 });
    return ok(code);
  };
}

function levelHere(context: TokenizeContext): number {
  const here = levels.get(context);
  return here?.line === context.now().line ? here.level : 0;
}

/**
 * The quotes and list items open on the line being read. Each ends further to the right than the one
 * around it, which tells a deeper one from the same one looked at twice.
 */
const levels = new WeakMap<TokenizeContext, { line: number; offset: number; level: number }>();
