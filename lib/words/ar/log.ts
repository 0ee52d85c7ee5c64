import type { Voice } from "../voice.ts";
import type { Words } from "../words.ts";

export const log = ({ number, form }: Voice): Words["log"] => ({
  title: "سجل القرارات",
  about:
    "ما اتُّخذ هنا من قرارات بشأن التعليقات، الأحدث أولًا. تُحذف منه أسماء الكتّاب وما كتبوه، ولا يُذكر شيء مما ينتظر. لا يُغيَّر أي سطر أبدًا، ولمشرف أن يضيف إليه جملة.",
  feedOf: (publication) => `${publication}: سجل القرارات`,
  row: (sequence) => `السطر ${number(sequence)}`,
  kinds: {
    approve: "نُشر",
    reject: "رُفض",
    undo: "رُجع عن قرار",
    edit: "عدّله مشرف",
    move: "نُقل إلى حوار آخر",
    "close-thread": "أُغلق الحوار",
    "open-thread": "فُتح الحوار من جديد",
    appeal: "أُجيب عن اعتراض",
    trust: "لم يعد على كاتب أن ينتظر",
    distrust: "على كاتب أن ينتظر من جديد",
    block: "حُظر كاتب أو موقع أو شبكة",
    unblock: "انتهى حظر",
    rule: "تغيّرت قاعدة",
    "house-rules": "تغيّرت آداب النقاش",
    settings: "تغيّر ما يعرضه هذا السجل",
  },
  change: { approve: "نُشر نص معدَّل", reject: "رُفض نص معدَّل" },
  appeal: { approved: "أُجيب عن اعتراض: نُشر", declined: "أُجيب عن اعتراض: بقي مرفوضًا" },
  editKinds: { markup: "تنسيقه", "personal-data": "بيانات شخصية" },
  takesBack: (sequence) => `رجوع عن السطر ${number(sequence)}`,
  comment: "تعليق",
  nameLeftOut: { before: "بقلم", marker: "[حُذف الاسم]" },
  erased: "[مُحي]",
  by: { before: "قرره ", after: "" },
  byModerator: "قرره مشرف",
  byTrust: "بلا مشرف: الكاتب موثوق به",
  held: "أوقفته:",
  reason: "السبب:",
  notes: "أضافه مشرف",
  noteErased: "[أُزيل]",
  spam: (count) => {
    if (count === 1) return "وُسم تعليق واحد بأنه مزعج.";
    if (count === 2) return "وُسم تعليقان بأنهما مزعجان.";
    const noun = form(count) === "few" ? "تعليقات" : form(count) === "many" ? "تعليقًا" : "تعليق";
    return `وُسم ${number(count)} ${noun} بأنها مزعجة.`;
  },
  nothingYet: "لم يُتخذ أي قرار بعد.",
  nothingOlder: "لم يُتخذ قرار أقدم من هذا.",
  newer: "قرارات أحدث",
  older: "قرارات أقدم",
  newest: "أحدث القرارات",
  more: "مزيد من القرارات",
  check: {
    title: "للتحقق منه لاحقًا",
    text: "يحمل كل سطر بصمة السطر الذي قبله. دوّن آخرها: فبها يستطيع من يدير هذا الموقع أن يبيّن، بالأمر npm run verify-log، أن شيئًا مما قبلها لم يُغيَّر ولم يُحذف.",
    head: "السطر الأخير:",
    feed: "تابع هذا السجل (Atom)",
  },
});
