import type { Words } from "../words.ts";

export const missing: Words["missing"] = {
  short: "لا شيء هنا",
  title: "لم يُنشر شيء في هذا العنوان",
  before: "ربما نُقل أو سُحب، أو لعل في العنوان خطأ. كل ما نُشر تجده في ",
  frontPage: "الصفحة الأولى",
  after: ".",
  afterWithPosts: "، وهذا أولها.",
};
