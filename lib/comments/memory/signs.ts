import { asDrawn } from "../skeleton.ts";
import { bucketOf } from "./buckets.ts";
import { describeShape } from "./shape.ts";

/** What of a comment is looked at: all that its writer chose. */
export type Writing = { text: string; name: string; site: string | null };

/** A part of a comment that a moderator recognises, with the numbers that stand for it. */
export type Sign = {
  kind: "word" | "name" | "host" | "shape";
  /** As it is written in the comment, or what a shape is called. */
  shown: string;
  buckets: number[];
};

/** However long a comment is, so much of its beginning and of its end is looked at. */
const headLength = 3_000;
const tailLength = 1_000;
const wordLengthMax = 40;
const fragmentLength = 5;
const hostsMax = 10;

/** All that can tell one kind of comment from another, each sign once. */
export function readSigns({ text, name, site }: Writing): Sign[] {
  // Cut again, since one character can be composed of eighteen.
  const source = sampleOf(sampleOf(text).normalize("NFKC").replace(unseen, ""));
  const links = [...source.matchAll(link)].map(([, host = ""]) => hostName(host));
  const prose = withoutMarkup(source).replace(link, " ");
  const hosts = new Set(links.slice(0, hostsMax));
  if (site !== null && URL.canParse(site)) hosts.add(hostName(new URL(site).host));
  return [
    ...wordSigns(prose),
    ...[...hosts].map(hostSign),
    ...nameSigns(name),
    ...describeShape(prose, links.length).map(({ name, size }): Sign => ({
      kind: "shape",
      shown: name,
      buckets: [bucketOf("shape", `${name} ${size}`)],
    })),
  ];
}

/** The same without what only people read. */
export function bucketsOf(signs: Sign[]): Uint16Array {
  return new Uint16Array(new Set(signs.flatMap(({ buckets }) => buckets))).sort();
}

function sampleOf(text: string): string {
  return text.length <= headLength + tailLength
    ? text
    : `${text.slice(0, headLength)}\n${text.slice(-tailLength)}`;
}

/**
 * A word counts as itself, with the word before it, and in fragments of five letters, in which words
 * that are bent, joined or half disguised still meet.
 */
function wordSigns(prose: string): Sign[] {
  const signs = new Map<string, Sign>();
  let before = "";
  for (const [written] of prose.matchAll(wordOrMark)) {
    const word = foldWord(written);
    const sign = signs.get(word) ?? {
      kind: "word",
      shown: [...written].slice(0, wordLengthMax).join(""),
      buckets: wordBuckets(word),
    };
    sign.buckets.push(bucketOf("pair", `${before} ${word}`));
    signs.set(word, sign);
    before = word;
  }
  return [...signs.values()];
}

function wordBuckets(word: string): number[] {
  const framed = `_${word}_`;
  const buckets = [bucketOf("word", word)];
  for (let at = 0; at + fragmentLength <= framed.length; at += 1) {
    buckets.push(bucketOf("fragment", framed.slice(at, at + fragmentLength)));
  }
  return buckets;
}

/** One spelling for what is meant to be read alike. Numbers keep their length alone. */
function foldWord(written: string): string {
  const plain = written
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "");
  const letters = /^\p{N}+$/u.test(plain) ? plain : [...plain].map(asDrawn).join("");
  return letters
    .replace(/\p{N}/gu, "0")
    .replace(/(.)\1{2,}/gsu, "$1$1")
    .slice(0, wordLengthMax);
}

function hostSign(host: string): Sign {
  return { kind: "host", shown: host, buckets: [bucketOf("host", host)] };
}

function nameSigns(name: string): Sign[] {
  const words =
    name
      .slice(0, 200)
      .normalize("NFKC")
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return words.map((word) => ({
    kind: "name",
    shown: word,
    buckets: [bucketOf("name", foldWord(word))],
  }));
}

function hostName(host: string): string {
  return host
    .toLowerCase()
    .replace(/^www\./, "")
    .slice(0, 100);
}

function withoutMarkup(source: string): string {
  return source
    .replace(/<[^<>]{0,1000}>/g, " ")
    .replace(/&(?:#(\d{1,6})|([a-z]{2,6}));/gi, (whole, code?: string, name?: string) =>
      code ? String.fromCodePoint(Number(code)) : (entities[name?.toLowerCase() ?? ""] ?? whole),
    );
}

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

const unseen = /[\p{Cc}\p{Default_Ignorable_Code_Point}]+/gu;
const link = /(?:https?:\/\/|\bwww\.)([^\s"'<>\/?#:@)\]]+)[^\s"'<>)\]]*/gi;
const wordOrMark = /[\p{L}\p{M}\p{N}'’]+|\p{Sc}+|[!?]+|[♥%@#+*]+|:[-']?[()dp]/giu;
