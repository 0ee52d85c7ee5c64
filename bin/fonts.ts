import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import subsetFont from "subset-font";

/**
 * npm run fonts: makes app/_styles/fonts/ again, after a new version of a typeface. They are the
 * published files with less in them: every page waits for these three, and uses two weights.
 */
const faces = [
  { family: "literata", style: "normal", weight: { min: 400, max: 600 } },
  { family: "literata", style: "italic", weight: 400 },
  { family: "schibsted-grotesk", style: "normal", weight: { min: 400, max: 600 } },
];

for (const { family, style, weight } of faces) {
  const folder = join("node_modules/@fontsource-variable", family);
  const font = readFileSync(join(folder, `files/${family}-latin-wght-${style}.woff2`));
  const ranges = JSON.parse(readFileSync(join(folder, "unicode.json"), "utf8")) as {
    latin: string;
  };
  const made = await subsetFont(font, charactersIn(ranges.latin), {
    targetFormat: "woff2",
    variationAxes: { wght: weight },
  });
  const file = join("app/_styles/fonts", `${family}-${style}.woff2`);
  writeFileSync(file, made);
  console.log(`${file}: ${font.length} bytes before, ${made.length} now.`);
}

/** The characters of a CSS unicode-range such as `U+0000-00FF,U+2122`. */
function charactersIn(ranges: string): string {
  return ranges
    .split(",")
    .flatMap((range) => {
      const [first = 0, last = first] = range.replace("U+", "").split("-").map(fromHex);
      return Array.from({ length: last - first + 1 }, (_, place) =>
        String.fromCodePoint(first + place),
      );
    })
    .join("");
}

function fromHex(digits: string): number {
  return Number.parseInt(digits, 16);
}
