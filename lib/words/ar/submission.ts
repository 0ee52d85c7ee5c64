import type { Voice } from "../voice.ts";
import type { Words } from "../words.ts";

export const submission = ({ number, form }: Voice): Words["submission"] => {
  const tooLong = (what: string) => (max: number, actual: number) =>
    `${what} ${number(max)} ${characters(max)} على الأكثر، وما كتبته ${number(actual)}.`;
  return {
    notOurs: "لم يصل النموذج كما ترسله هذه الصفحة. أعد إرساله من هنا.",
    name: {
      missing: "أدخل اسمك.",
      notOneLine: "يُكتب الاسم في سطر واحد وبحروف ظاهرة.",
      tooManyMarks: "لا يجوز أن تزيد العلامات على حرف واحد من الاسم عن أربع.",
      tooLong: tooLong("طول الاسم"),
    },
    email: "أدخل عنوان بريد إلكتروني بهذه الصيغة: name@example.org",
    site: {
      unusable: "أدخل عنوان موقع مثل https://example.org أو اترك الحقل فارغًا",
      tooLong: tooLong("طول عنوان الموقع"),
    },
    text: {
      missing: "اكتب تعليقًا.",
      unseen: "في التعليق رموز تحكّم غير مرئية. احذفها.",
      tooLong: tooLong("طول التعليق"),
    },
    refused: {
      closed: "أُغلق باب التعليق على هذا المقال.",
      paused: "التعليقات متوقفة مؤقتًا، وما كتبته ما زال أدناه: احتفظ به وأرسله لاحقًا.",
      "thread-closed": "أُغلق باب الرد في هذا النقاش. هل تنشر ردّك تعليقًا جديدًا؟",
      "parent-removed": "حُذف التعليق الذي ترد عليه. هل تنشر ردّك تعليقًا جديدًا؟",
      "parent-unknown": "لا يوجد هناك تعليق للرد عليه. هل تنشر ردّك تعليقًا جديدًا؟",
      "already-here": "هذا التعليق موجود هنا من قبل، ولا حاجة إلى إرساله مرة أخرى.",
    },
    similar: {
      asked: (ago) =>
        `أرسلت ما يكاد يطابق هذا ${ago}. استبدله به، أو احتفظ بكليهما، أو ألغِ الإرسال.`,
      decided: (ago) =>
        `أرسلت ما يكاد يطابق هذا ${ago}، وقد صدر فيه قرار منذ ذلك الحين. احتفظ بكليهما، أو ألغِ الإرسال.`,
    },
    limited: {
      "10 minutes": (count, until) => limited(count, "عشر دقائق", until),
      "24 hours": (count, until) => limited(count, "أربع وعشرين ساعة", until),
    },
    tooManyDrafts: (count, until) =>
      `بلغ عدد المسوّدات التي بدأت من شبكتك خلال أربع وعشرين ساعة ${number(count)}. حاول مرة أخرى في ${until}.`,
    notSaved: "لم يُحفظ تعليقك، وما كتبته ما زال أدناه. حاول مرة أخرى.",
  };

  function limited(count: number, within: string, until: string): string {
    return `أرسلت ${comments(count)} خلال ${within}. حاول مرة أخرى في ${until}.`;
  }

  function comments(count: number): string {
    return {
      zero: `${number(count)} تعليق`,
      one: "تعليقًا واحدًا",
      two: "تعليقين",
      few: `${number(count)} تعليقات`,
      many: `${number(count)} تعليقًا`,
      other: `${number(count)} تعليق`,
    }[form(count)];
  }

  function characters(count: number): string {
    return {
      zero: "حرف",
      one: "حرف",
      two: "حرفين",
      few: "أحرف",
      many: "حرفًا",
      other: "حرف",
    }[form(count)];
  }
};
