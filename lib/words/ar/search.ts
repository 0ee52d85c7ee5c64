import type { Voice } from "../voice.ts";
import type { Words } from "../words.ts";

export const search = ({ number, form }: Voice): Words["search"] => ({
  title: "البحث",
  titleFor: (typed) => `البحث: ${typed}`,
  label: "كلمات البحث",
  submit: "ابحث",
  hint: "يجري البحث في المقالات والتعليقات. ضع بين «علامتي تنصيص» ما يجب أن يرد متصلًا.",
  narrow: "حصر البحث",
  in: "في",
  everything: "المقالات والتعليقات",
  posts: "المقالات",
  comments: "التعليقات",
  tag: "الوسم",
  anyTag: "كل الوسوم",
  author: "الكاتب",
  anyAuthor: "كل الكتّاب",
  year: "السنة",
  anyYear: "كل السنوات",
  results: "النتائج",
  resultsFor: (typed) => `نتائج البحث عن «${typed}»`,
  page: (page) => `الصفحة ${number(page)}`,
  comment: "تعليق",
  on: "على",
  previous: "النتائج السابقة",
  next: "مزيد من النتائج",
  moreResults: "مزيد من النتائج",
  cut: "هناك أكثر من هذا. أضف كلمة أخرى لحصر البحث.",
  leftOut: (count) => {
    const what = {
      zero: "لم تُترك أي كلمة",
      one: "تُركت كلمة واحدة",
      two: "تُركت كلمتان",
      few: `تُركت ${number(count)} كلمات`,
      many: `تُركت ${number(count)} كلمة`,
      other: `تُركت ${number(count)} كلمة`,
    }[form(count)];
    return `${what}، فالبحث يكون عن أطول الكلمات.`;
  },
  tooLong: (max, length) =>
    `يجب ألا تتجاوز كلمات البحث ${number(max)} حرف. وقد كتبت ${number(length)}.`,
  wordless: "أدخل كلمة، فليس فيما كتبته حروف ولا أرقام.",
  nothing: (typed) => `لم يُعثر على شيء عن «${typed}»`,
  nothingOn: "لا توجد صفحة نتائج بهذا الرقم",
  firstPage: "الصفحة الأولى من النتائج",
  unreadable: "يطلب هذا العنوان حصر البحث فيما لا وجود له.",
  fewer: "جرّب كلمات أقل، أو بداية كلمة فقط.",
  withoutQuotes: "احذف علامات التنصيص.",
  everywhere: "ابحث في كل شيء",
  or: "أو تصفّح ما هو موجود:",
  openSearch: (publication) => `البحث في ${publication}`,
});
