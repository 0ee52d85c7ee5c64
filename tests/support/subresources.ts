import { parse } from "parse5";
import { elementsIn } from "./safe-html.ts";

/** What a browser fetches of its own accord, by element and attribute. Links are followed by people. */
const fetched: Record<string, string[]> = {
  audio: ["src"],
  embed: ["src"],
  iframe: ["src", "srcdoc"],
  image: ["href", "xlink:href"],
  img: ["src", "srcset"],
  input: ["src"],
  link: ["href"],
  object: ["data"],
  script: ["src"],
  source: ["src", "srcset"],
  track: ["src"],
  use: ["href", "xlink:href"],
  video: ["src", "poster"],
};

/** Kinds of `<link>` that only say something, and fetch nothing. */
const linksThatSay = [
  "alternate",
  "author",
  "canonical",
  "license",
  "me",
  "next",
  "prev",
  "search",
];

/** Every address that opening this page makes a browser ask for, in any element, attribute or style. */
export function subresourcesOf(html: string): string[] {
  const elements = elementsIn(parse(html));
  const named = elements.flatMap(({ tagName, attrs }) => {
    const rel = attrs.find(({ name }) => name === "rel")?.value.split(" ") ?? [];
    if (tagName === "link" && rel.every((one) => linksThatSay.includes(one))) return [];
    return attrs
      .filter(({ name }) => fetched[tagName]?.includes(name))
      .flatMap(({ name, value }) => (name === "srcset" ? candidatesIn(value) : [value]));
  });
  return [...named, ...[...html.matchAll(/url\(["']?([^"')]+)/g)].map(([, url = ""]) => url)];
}

function candidatesIn(srcset: string): string[] {
  return srcset.split(",").map((candidate) => candidate.trim().split(/\s/)[0] ?? "");
}
