import type { Words } from "../words.ts";

const numbers = new Intl.NumberFormat("ar");
const plural = new Intl.PluralRules("ar");

export const text: Words["text"] = {
  contents: "المحتويات",
  minutesToRead: (minutes) => `${minutesInWords(minutes)} للقراءة`,
  related: "ذات صلة",
  corrections: "تصويبات",
  correction: "تصويب،",
};

function minutesInWords(minutes: number): string {
  switch (plural.select(minutes)) {
    case "one":
      return "دقيقة واحدة";
    case "two":
      return "دقيقتان";
    case "few":
      return `${numbers.format(minutes)} دقائق`;
    default:
      return `${numbers.format(minutes)} دقيقة`;
  }
}
