/** How a text looks from afar, each in a few steps: what differs between two comments of one writer says nothing. */
export function describeShape(prose: string, links: number): { name: string; size: number }[] {
  const text = prose.replace(/\s+/g, " ").trim();
  const letters = countOf(text, /\p{L}/gu);
  const capitals = countOf(text, /\p{Lu}/gu);
  return [
    { name: "the number of links", size: Math.min(3, links) },
    { name: "the length", size: steps(text.length) },
    {
      name: "the share of capitals",
      size: letters === 0 ? 0 : Math.min(4, Math.floor((8 * capitals) / letters)),
    },
    { name: "the number of digits", size: Math.min(5, steps(countOf(text, /\p{N}/gu))) },
    { name: "the exclamation marks", size: Math.min(3, countOf(text, /!/g)) },
    { name: "a long number", size: /\d[\d\s-]{8,40}\d/.test(text) ? 1 : 0 },
    ...scripts.filter(({ letter }) => letter.test(text)).map(({ name }) => ({ name, size: 1 })),
  ];
}

function countOf(text: string, sought: RegExp): number {
  return text.match(sought)?.length ?? 0;
}

/** Each step is twice as large as the one before. */
function steps(count: number): number {
  return Math.round(Math.log2(count + 1));
}

const scripts = [
  "Latin",
  "Cyrillic",
  "Greek",
  "Arabic",
  "Hebrew",
  "Han",
  "Hiragana",
  "Hangul",
  "Thai",
  "Devanagari",
].map((script) => ({
  name: `the ${script} script`,
  letter: new RegExp(`\\p{Script=${script}}`, "u"),
}));
