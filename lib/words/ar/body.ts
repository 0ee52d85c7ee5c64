import type { Words } from "../words.ts";

export const body: Words["body"] = {
  footnotes: "الحواشي",
  backToReference: (reference) => `العودة إلى موضع الحاشية ${reference}`,
  picture: (name, host) => `صورة${name && `: ${name}`}${host && ` (${host})`}`,
  embed: (kind, name, host) =>
    `${{ code: "شيفرة", film: "فيديو", page: "صفحة", sound: "تسجيل صوتي" }[kind]}${name && `: ${name}`}${host && ` (${host})`}`,
  table: (number, caption) => `الجدول ${number}${caption && `: ${caption}`}`,
  formula: (number) => `الصيغة ${number}`,
  linkTo: (heading) => `رابط إلى «${heading}»`,
};
