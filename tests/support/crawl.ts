import { readFileSync } from "node:fs";

/** Everything that one address answered: status line, headers and body, as text. */
export type Answer = { address: string; status: number; text: string };

/** Ways of asking that have told strangers more than the page does, elsewhere. */
export const waysOfAsking: Record<string, string>[] = [
  {},
  { rsc: "1", "next-router-prefetch": "1", accept: "text/x-component, application/json" },
];
const atOnce = 4;

/**
 * Fetches, as a stranger, every address the site leads to from its front page and its feeds, and
 * every route of the build with each of the values given for its parameters. A route with a
 * parameter that has no value is an error: a new surface is crawled without anyone remembering it.
 */
export async function crawl(
  origin: string,
  values: Record<string, string[]>,
  alsoAsk: string[] = [],
  ways = waysOfAsking,
): Promise<Answer[]> {
  const addresses = routes().flatMap((route) => filledIn(route, values));
  return follow(origin, [...addresses, ...alsoAsk], ways);
}

/** Fetches these addresses, as a stranger, and every one of the site that they lead to. */
export async function follow(
  origin: string,
  addresses: string[],
  ways = waysOfAsking,
): Promise<Answer[]> {
  const waiting = [...addresses];
  const seen = new Set<string>();
  const answers: Answer[] = [];

  while (waiting.length > 0) {
    const next = [...new Set(waiting.splice(0))].filter((address) => !seen.has(address));
    for (let place = 0; place < next.length; place += atOnce) {
      const some = next.slice(place, place + atOnce);
      const asked = some.flatMap((one) => ways.map((headers) => ask(origin, one, headers)));
      const answered = await Promise.all(asked);
      some.forEach((address) => seen.add(address));
      answers.push(...answered);
      waiting.push(...answered.flatMap((answer) => linksIn(origin, answer)));
    }
  }
  return answers;
}

async function ask(
  origin: string,
  address: string,
  headers: Record<string, string>,
): Promise<Answer> {
  const response = await fetch(origin + address, { headers, redirect: "manual" });
  const head = [...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
  return { address, status: response.status, text: `${head}\n\n${await response.text()}` };
}

/** Every route of the build, as `/posts/[slug]`. */
export function routes(): string[] {
  const manifest = JSON.parse(
    readFileSync(".next/app-path-routes-manifest.json", "utf8"),
  ) as Record<string, string>;
  return Object.values(manifest);
}

function filledIn(route: string, values: Record<string, string[]>): string[] {
  const parameter = /\[+(?:\.\.\.)?(\w+)\]+/.exec(route);
  if (!parameter) return [route];
  const [whole, name = ""] = parameter;
  const given = values[name];
  if (!given) throw new Error(`The crawl has no value for "${name}" in ${route}.`);
  return given.flatMap((value) => filledIn(route.replace(whole, value), values));
}

function linksIn(origin: string, { text }: Answer): string[] {
  const found = text.matchAll(
    /(?:\b(?:href|src|action)=|^location: |<(?:loc|id|link|guid[^>]*)>|_?url": ?)"?([^"\s<>]+)/gm,
  );
  return [...found].flatMap(([, link = ""]) => {
    const reference = link.replace(/&amp;/g, "&");
    if (!URL.canParse(reference, origin)) return [];
    const target = new URL(reference, origin);
    return target.origin === origin ? [target.pathname + target.search] : [];
  });
}
