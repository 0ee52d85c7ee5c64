import { readCorpus } from "./corpora.ts";

/** Every attack that others have collected, where their collections are. */
export function knownAttacks(): string[] {
  const payloads = ["xss/dompurify-a.json", "xss/owasp-filter-evasion.json"].flatMap((file) =>
    (JSON.parse(readCorpus(file) ?? "[]") as { payload: string }[]).map(({ payload }) => payload),
  );
  const inputs = (
    JSON.parse(readCorpus("xss/feedparser-sanitize-a.json") ?? "[]") as { input: string }[]
  ).map(({ input }) => input);
  const lines = (readCorpus("xss/payloadbox-200.txt") ?? "").split("\n");
  const markdown = (readCorpus("xss/markdown-it-xss.txt") ?? "").split(/^\.$/m);
  const strings = JSON.parse(readCorpus("strings/blns.json") ?? "[]") as string[];
  const links = addresses().flatMap((address) => [
    `[x](<${address}>)`,
    `<a href="${address}">x</a>`,
  ]);
  return [...payloads, ...inputs, ...lines, ...markdown, ...strings, ...links].filter(Boolean);
}

function addresses(): string[] {
  return ["strings/wpt-urltestdata.json", "strings/wpt-urltestdata-javascript-only.json"].flatMap(
    (file) =>
      (JSON.parse(readCorpus(file) ?? "[]") as (string | { input: string })[]).flatMap((entry) =>
        typeof entry === "string" ? [] : [entry.input],
      ),
  );
}
