export const slugLengthMax = 100;

/**
 * The part of an address made from a title. Latin letters lose their marks; letters of other scripts
 * stay as they are, where a mark may be half of the meaning. Empty when nothing is left.
 */
export function slugify(text: string): string {
  const words = foldLatin(text)
    .toLowerCase()
    .replace(/['’ʼ]/g, "")
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, "-")
    .replace(/(^|-)\p{M}+/gu, "$1")
    .replace(/-{2,}/g, "-");
  return shorten(trimHyphens(words));
}

/** Latin letters without their marks, and those that Unicode does not take apart spelled out. */
export function foldLatin(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/(\p{Script=Latin})\p{M}+/gu, "$1")
    .replace(/[ßẞæÆœŒøØłŁđĐðÐþÞı]/g, (letter) => spelled[letter] ?? letter)
    .normalize("NFC");
}

/** Latin letters that Unicode does not take apart. */
const spelled: Readonly<Record<string, string>> = {
  ß: "ss",
  ẞ: "ss",
  æ: "ae",
  Æ: "ae",
  œ: "oe",
  Œ: "oe",
  ø: "o",
  Ø: "o",
  ł: "l",
  Ł: "l",
  đ: "d",
  Đ: "d",
  ð: "d",
  Ð: "d",
  þ: "th",
  Þ: "th",
  ı: "i",
};

function shorten(slug: string): string {
  const characters = [...slug];
  if (characters.length <= slugLengthMax) return slug;
  const cut = characters.slice(0, slugLengthMax).join("");
  if (characters[slugLengthMax] === "-") return cut;
  const lastWord = cut.lastIndexOf("-");
  return trimHyphens(lastWord > slugLengthMax / 2 ? cut.slice(0, lastWord) : cut);
}

function trimHyphens(slug: string): string {
  return slug.replace(/^-+|-+$/g, "");
}
