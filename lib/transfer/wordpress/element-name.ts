const wordPress = /^https?:\/\/(?:www\.)?wordpress\.org\/export\/(?:[\d.]+\/?)?(excerpt\/?)?$/;
const others: Record<string, string> = {
  "": "",
  "http://purl.org/rss/1.0/modules/content/": "content:",
  "http://purl.org/dc/elements/1.1/": "dc:",
};

/**
 * An element's name with the prefix that WordPress uses, whatever prefix and version of its
 * namespace the file has. `undefined` for elements that say nothing to us.
 */
export function elementName(namespace: string, local: string): string | undefined {
  const matched = wordPress.exec(namespace);
  if (matched) return `${matched[1] ? "excerpt" : "wp"}:${local}`;
  const prefix = others[namespace];
  return prefix === undefined ? undefined : prefix + local;
}
