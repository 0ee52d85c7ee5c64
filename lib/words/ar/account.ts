import type { Voice } from "../voice.ts";
import type { Words } from "../words.ts";

export const account = ({ number, form }: Voice): Words["account"] => {
  const tooLong = (what: string) => (max: number, actual: number) =>
    `${what} ${characters(max)} على الأكثر، وما كتبته ${number(actual)}.`;
  return {
    email: "البريد الإلكتروني",
    emailRemedy: "أدخل عنوان بريد إلكتروني بهذه الصيغة: name@example.org",
    password: {
      label: "كلمة المرور",
      hint: (min) => `${characters(min)} على الأقل`,
      tooShort: (min) => `أدخل كلمة مرور من ${characters(min)} على الأقل`,
      tooLong: tooLong("طول كلمة المرور"),
    },
    name: {
      label: "اسمك",
      missing: "أدخل اسمًا",
      unseen: "أدخل اسمًا يخلو من رموز التحكّم",
      tooLong: tooLong("طول الاسم"),
    },
    signIn: {
      title: "تسجيل الدخول",
      send: "سجّل الدخول",
      wrong: "البريد الإلكتروني أو كلمة المرور غير صحيحة.",
      limited: (until) => `محاولات كثيرة. حاول مرة أخرى في ${until}.`,
    },
    setup: {
      title: "الإعداد",
      heading: "إعداد مدوّنتك",
      about: "هنا يُنشأ حساب المالك. والرابط الذي أتى بك يعمل مرة واحدة.",
      publication: {
        label: "عنوان المدوّنة",
        missing: "أدخل عنوانًا للمدوّنة",
        tooLong: tooLong("طول العنوان"),
      },
      email: "بريدك الإلكتروني",
      tagline: { label: "وصف موجز (اختياري)", tooLong: tooLong("طول الوصف") },
      send: "ابدأ المدوّنة",
    },
  };

  function characters(count: number): string {
    return {
      zero: `${number(count)} حرف`,
      one: "حرف واحد",
      two: "حرفان",
      few: `${number(count)} أحرف`,
      many: `${number(count)} حرفًا`,
      other: `${number(count)} حرف`,
    }[form(count)];
  }
};
