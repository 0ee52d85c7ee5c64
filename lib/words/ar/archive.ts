import type { Words } from "../words.ts";

export const archive: Words["archive"] = {
  title: "الأرشيف",
  years: "السنوات",
  nothingIn: (span) => `لم يُنشر شيء في ${span}`,
  noSuchTime: "لا يدل هذا العنوان على سنة أو شهر",
  yearsAreHere: "في الأرشيف هذه السنوات:",
  wholeYear: (year) => `كل ما في ${year}`,
};
