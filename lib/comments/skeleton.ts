/**
 * What remains of a name when everything a reader's eye passes over is folded: case, accents,
 * spaces, full-width forms, and letters of other alphabets that are drawn alike.
 */
export function skeleton(name: string): string {
  const folded = name.normalize("NFKD").toLowerCase().normalize("NFKD");
  const letters = [...folded].map(asDrawn).join("");
  return letters
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(/rn/g, "m")
    .replace(/vv/g, "w")
    .replace(/[il|]/g, "1");
}

/** The Latin letter that a letter or digit in lower case looks like, or itself. */
export function asDrawn(letter: string): string {
  return drawnAlike.get(letter) ?? letter;
}

/** From Unicode's confusables: the letters, in lower case, that stand for another in common fonts. */
const drawnAlike = new Map(
  Object.entries({
    a: "аɑα",
    b: "ьƅ",
    c: "сϲⅽ",
    d: "ԁɗ",
    e: "еєҽ",
    f: "ƒ",
    g: "ɡց",
    h: "һհ",
    i: "іıɩιӏ",
    j: "јϳ",
    k: "кκ",
    l: "ⅼ",
    m: "мⅿ",
    n: "пոη",
    o: "оοօσ0",
    p: "рρ",
    q: "ԛգ",
    r: "гᴦ",
    s: "ѕꜱ5",
    t: "тτ",
    u: "υսц",
    v: "ѵν",
    w: "ԝшѡω",
    x: "хχ",
    y: "уγү",
    z: "ᴢ",
  }).flatMap(([letter, alike]) => [...alike].map((other) => [other, letter] as const)),
);
