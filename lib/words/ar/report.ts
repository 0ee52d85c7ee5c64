import type { Voice } from "../voice.ts";
import type { Words } from "../words.ts";

export const report = (voice: Voice): Words["report"] => ({
  link: "إبلاغ",
  linkWhose: (name) => `إبلاغ عن تعليق ${name}`,
  title: "الإبلاغ عن تعليق",
  on: { before: "على «", after: "»" },
  what: "ينظر أحد المشرفين فيه من جديد، ويبقى إلى ذلك الحين في موضعه. لا يُخبَر كاتبه بالأمر، ولا نسألك عن اسمك.",
  reason: "ما الخطأ فيه؟",
  reasons: {
    insulting: "فيه إهانة لأحد أو تهديد",
    false: "فيه قول غير صحيح يسبّب ضررًا",
    private: "يكشف ما يخص أحدًا",
    advertising: "يروّج لشيء",
    other: "غير ذلك",
  },
  words: "بكلماتك، إن شئت",
  wordsHint: "لا يقرؤه إلا المشرفون.",
  send: "أبلِغ عنه",
  thanks: "وصل بلاغك إلى المشرفين.",
  back: "عُد إلى التعليق",
  problems: {
    reason: "اختر ما الخطأ فيه.",
    unseen: "في كلماتك رموز تحكّم غير مرئية. احذفها.",
    tooLong: (max, actual) =>
      `أقصى طول لكلماتك ${voice.number(max)} حرف، وما كتبته ${voice.number(actual)}.`,
    limited: (count, until) =>
      `أُبلغ من شبكتك عن ${commentsIn(voice, count)}. حاول مرة أخرى في ${until}.`,
    notSaved: "لم يُحفظ بلاغك، وكلماتك ما زالت أدناه. حاول مرة أخرى.",
  },
});

function commentsIn({ number, form }: Voice, count: number): string {
  return {
    zero: `${number(count)} تعليق`,
    one: "تعليق واحد",
    two: "تعليقين",
    few: `${number(count)} تعليقات`,
    many: `${number(count)} تعليقًا`,
    other: `${number(count)} تعليق`,
  }[form(count)];
}
