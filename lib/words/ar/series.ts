import type { Voice } from "../voice.ts";
import type { Words } from "../words.ts";

export const series = ({ number }: Voice): Words["series"] => ({
  title: "السلاسل",
  nothingYet: "لم يُنشر بعد أي جزء من سلسلة.",
  part: (part) => `الجزء ${number(part)}`,
  partOf: (part, title) => `الجزء ${number(part)} من ${title}`,
  previousPart: "الجزء السابق",
  nextPart: "الجزء التالي",
});
