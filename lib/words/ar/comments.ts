import type { Voice } from "../voice.ts";
import type { Words } from "../words.ts";

export const comments = (voice: Voice): Words["comments"] => ({
  count: (count) => (count === 0 ? "التعليقات" : counted(voice, count)),
  none: "لم يعلّق أحد بعد. يمكنك أن تكتب أول تعليق.",
  comma: "، ",
  inReplyTo: { before: "ردًّا على ", after: "" },
  inReplyToWithdrawn: "ردًّا على تعليق مسحوب",
  withdrawn: "سحبه كاتبه.",
  roles: { author: "كاتب المقال", moderator: "مشرف" },
  confirmed: {
    address: "عنوان مؤكَّد",
    site: "موقع مؤكَّد",
    both: "عنوان وموقع مؤكَّدان",
  },
  moderated: "عدّله أحد المشرفين",
  pages: "صفحات النقاش",
  earlier: "تعليقات أقدم",
  later: "تعليقات أحدث",
  further: (count) => `بقي في هذا النقاش ${counted(voice, count)}`,
  continues: { before: "تتمة النقاش الذي بدأه ", after: "" },
  continuesWithdrawn: "تتمة النقاش على تعليق مسحوب",
  on: (title) => `التعليقات على «${title}»`,
  readPost: "اقرأ المقال",
  nothingHere: {
    title: "لا يوجد تعليق في هذا العنوان",
    text: "ربما حُذف، أو كان في العنوان خطأ.",
  },
  houseRules: "آداب النقاش",
  form: {
    closed: "أُغلق باب التعليق على هذا المقال.",
    paused: "التعليقات متوقفة مؤقتًا.",
    writeTo: { before: "راسل كاتب المقال: ", after: "" },
    leave: "اكتب تعليقًا",
    replyTo: { before: "الرد على ", after: "" },
    ownInstead: "اكتب تعليقًا مستقلًا بدلًا من الرد",
    text: "التعليق",
    name: "الاسم",
    email: "البريد الإلكتروني",
    emailHint: "لا يُعرض أبدًا.",
    site: "موقعك، إن شئت",
    siteHint: "سيكون اسمك رابطًا إليه.",
    moderated: "يقرأ أحد المشرفين كل تعليق قبل ظهوره.",
    leaveEmpty: "اترك هذا الحقل فارغًا:",
    send: "أرسل التعليق",
    preview: "معاينة",
    keep: "احفظه مسوّدة",
    quote: { before: "اقتبس من ", after: "" },
    similar: {
      replace: "استبدله",
      both: "احتفظ بكليهما",
      cancel: "ألغِ الإرسال",
      earlier: "اقرأ ما أرسلته",
    },
    kept: "حُفظت المسوّدة على هذا الجهاز.",
    putBack: "أعد النص المحفوظ على هذا الجهاز",
  },
});

function counted({ number, form }: Voice, count: number): string {
  return {
    zero: "لا تعليقات",
    one: "تعليق واحد",
    two: "تعليقان",
    few: `${number(count)} تعليقات`,
    many: `${number(count)} تعليقًا`,
    other: `${number(count)} تعليق`,
  }[form(count)];
}
