import type { Words } from "../words.ts";

export const receipt: Words["receipt"] = {
  title: "تعليقك",
  postGone: "المقال الذي كُتب التعليق عليه لم يعد منشورًا.",
  waiting: {
    before: "حُفظ ",
    link: "تعليقك",
    after: "، وهو في انتظار المشرفين. احتفظ بعنوان هذه الصفحة، ففيها ترى ما آل إليه.",
  },
  published: { before: "نُشر تعليقك: ", link: "اقرأه في موضعه", after: "." },
  declined: "قرر المشرفون عدم نشر تعليقك.",
  whatYouWrote: { before: "ما كتبته في ", after: "" },
};
