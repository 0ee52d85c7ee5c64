import type { Voice } from "../voice.ts";
import type { Words } from "../words.ts";

export const receipt = ({ number, form }: Voice): Words["receipt"] => {
  /** One and two are said by the noun itself. */
  const counted = (count: number, forms: Record<CountForm, string>): string => {
    const found = form(count);
    const noun = forms[found === "zero" ? "other" : found];
    return found === "one" || found === "two" ? noun : `${number(count)} ${noun}`;
  };
  return {
    title: "تعليقك",
    on: { before: "على ", after: "" },
    postGone: "المقال الذي كُتب التعليق عليه غير منشور الآن.",
    keep: "احتفظ بعنوان هذه الصفحة، فهي لك وحدك، وفيها ترى ما آل إليه تعليقك.",
    story: "ما آل إليه",
    received: "حُفظ تعليقك.",
    changed: "غيّرتَ نصه.",
    moderated: {
      markup: "عدّل أحد المشرفين علامات التنسيق في نصك، ولم يغيّر كلماته:",
      "personal-data": "حذف أحد المشرفين من نصك بيانات شخصية:",
    },
    waiting: "وهو في انتظار المشرفين.",
    usual: {
      hours: (count) =>
        `يُبتّ فيه عادةً في غضون ${counted(count, { one: "ساعة واحدة", two: "ساعتين", few: "ساعات", many: "ساعة", other: "ساعة" })}.`,
      days: (count) =>
        `يُبتّ فيه عادةً في غضون ${counted(count, { one: "يوم واحد", two: "يومين", few: "أيام", many: "يومًا", other: "يوم" })}.`,
    },
    published: { before: "نُشر تعليقك: ", link: "اقرأه في موضعه", after: "." },
    hidden: "قُبل تعليقك، لكنه لا يُقرأ الآن لأن ما كُتب تحته محجوب.",
    declined: "قرر المشرفون عدم نشر تعليقك.",
    declinedAgain: "نظر المشرفون فيه ثانيةً، وقرروا مرة أخرى عدم نشره.",
    why: "السبب:",
    rule: { before: "من آداب النقاش: ", after: "" },
    reason: "قالوا:",
    appealed: "طلبتَ إعادة النظر، وسينظر فيه أحد المشرفين.",
    appealDue: { before: "يصلك الجواب حتى ", after: "." },
    withdrawn: "سحبتَه، فلا يقرؤه أحد هنا.",
    proposed: "اقترحتَ تغييرًا، وهو في انتظار المشرفين، ويبقى النص كما كان حتى ذلك الحين.",
    changeTaken: "نُشر التغيير الذي اقترحته.",
    changeDeclined: "قرر المشرفون عدم نشر التغيير الذي اقترحته.",
    onlyYou: "في انتظار الموافقة. لا يراه أحد سواك.",
    whatYouWrote: "ما كتبته",
    whatYouPropose: "التغيير الذي تقترحه",
    whatYouSaid: "ما قلته للمشرفين",
    answers: { before: "ردًّا على ", after: "" },
    actions: "ما يمكنك فعله",
    edit: {
      offer: "غيّر النص",
      waiting: "يحل النص الجديد محل هذا، وينتظر كما كان هذا ينتظر.",
      published: (until) =>
        `يمكنك اقتراح نص آخر حتى ${until}. يقرؤه أحد المشرفين أولًا، ويبقى هذا النص حتى ذلك الحين.`,
      text: "التعليق",
      save: "احفظ التغيير",
      propose: "اقترح التغيير",
    },
    withdraw: {
      offer: "اسحبه",
      text: "يغيب فورًا عن كل صفحة وموجز. وتبقى ردود الآخرين تحت سطر يقول إنه سُحب. ويمكنك الرجوع عن ذلك.",
      press: "اسحبه الآن",
    },
    takeBack: {
      text: "يمكنك أن تطلب نشره مع ذلك. يقرؤه أحد المشرفين أولًا.",
      press: "ارجع عن سحبه",
    },
    appeal: {
      offer: "اطلب إعادة النظر",
      text: "لك أن تفعل هذا مرة واحدة. قل لماذا ينبغي أن يُنشر؛ يقرأ المشرفون كلامك ولا يقرؤه أحد غيرهم.",
      words: "إلى المشرفين",
      press: "اطلب إعادة النظر الآن",
    },
    export: "نزّل ما أرسلته وما صار إليه",
    erase: {
      offer: "امحُه",
      text: "يُمحى نصك واسمك وعنوانك وكل ما حُفظ عن هذا التعليق، ومعه هذه الصفحة. ولا يستطيع أحد استرجاعه.",
      press: "امحُه نهائيًا",
    },
    erased: {
      title: "مُحي تعليقك",
      text: "لم يبقَ منه شيء. وحيث ردّ عليه آخرون سطر يقول إن كاتبه سحبه.",
    },
    refused: {
      declined: "بتّ المشرفون فيه بعد أن فتحت هذه الصفحة.",
      notWithdrawn: "لم يعد مسحوبًا.",
      published: "نُشر بينما كنت تكتب. اضغط ثانيةً لتقترح التغيير على أحد المشرفين.",
      waiting: "عاد إلى المشرفين بينما كنت تكتب. اضغط ثانيةً ليحل هذا النص محله.",
      changed: "تغيّر نصه بينما كنت تكتب. اضغط ثانيةً ليحل هذا النص محل الآخر.",
      tooLate: "انقضى الوقت الذي يمكن فيه تغييره.",
      closed: "لم يعد تغييره ممكنًا.",
      tooOften: (count, until) =>
        `غيّرتَه ${counted(count, { one: "مرة واحدة", two: "مرتين", few: "مرات", many: "مرة", other: "مرة" })} في 24 ساعة. حاول ثانيةً عند ${until}.`,
      answered: "أعاد المشرفون النظر فيه من قبل.",
      appealMissing: "اكتب ما ينبغي أن يعرفه المشرفون.",
      appealUnseen: "لا يجوز أن يحوي كلامك للمشرفين محارف تحكم. أزلها.",
      appealTooLong: (max, actual) =>
        `أقصى طول لكلامك للمشرفين ${number(max)} من المحارف، وفيه ${number(actual)}.`,
      notSaved: "لم يُحفظ شيء. حاول مرة أخرى.",
    },
  };
};

type CountForm = Exclude<Intl.LDMLPluralRule, "zero">;
