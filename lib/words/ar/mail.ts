import type { Voice } from "../voice.ts";
import type { Words } from "../words.ts";

export const mail = ({ number, form }: Voice): Words["mail"] => ({
  choices: {
    legend: "أبلغوني بالبريد الإلكتروني عندما",
    decision: "يُنشر تعليقي أو يُرفض",
    replies: "يرد عليّ أحد",
    authorReplies: "يرد كاتب المقال",
    thread: "يكون في هذا النقاش جديد",
    hint: "نسأل العنوان أولًا وقبل كل شيء إن كان لك، وفي كل رسالة رابط تُنهي به هذه الرسائل.",
  },
  question: {
    subject: (publication) => `هل هذا عنوانك؟ ${publication}`,
    asked: (post) =>
      `علّق أحدهم، ولعله أنت، على «${post}» وطلب أن يُبلَّغ على هذا العنوان بما يصير إليه تعليقه.`,
    confirm: "أكّد أن العنوان لك",
    ifNot: "إن لم تكن أنت فلا تفعل شيئًا، ولن يصلك شيء آخر.",
    never: "أو اطلب ألّا نكتب إليك بعد الآن",
  },
  whose: {
    subject: (publication) => `هل هذا تعليقك؟ ${publication}`,
    asked: (post) =>
      `علّق أحدهم، ولعله أنت، على «${post}» بهذا العنوان. الصفحة أدناه لصاحب العنوان وحده: فيها تقول إن التعليق لك، وتنزّل كل ما يُحفظ تحت عنوانك أو تمحوه.`,
    confirm: "انظر ما يُحفظ تحت عنوانك",
  },
  published: {
    subject: (post) => `نُشر تعليقك على «${post}»`,
    text: (post) => `نُشر تعليقك على «${post}».`,
    read: "اقرأه في موضعه",
  },
  declined: {
    subject: (post) => `لم يُنشر تعليقك على «${post}»`,
    text: (post) => `قرر المشرفون عدم نشر تعليقك على «${post}».`,
    read: "تعليقك وما صار إليه",
  },
  comment: {
    answersYou: (name, post) => `ردّ عليك ${name} في «${post}»`,
    wrote: (name, post) => `علّق ${name} على «${post}»`,
    says: (name) => `${name}:`,
    author: (name) => `${name}، كاتب المقال`,
    read: "اقرأه في موضعه، وأجب",
  },
  digest: {
    subject: (count, publication) =>
      `${
        {
          zero: "لا جديد",
          one: "خبر واحد",
          two: "خبران",
          few: `${number(count)} أخبار`,
          many: `${number(count)} خبرًا`,
          other: `${number(count)} خبر`,
        }[form(count)]
      }: ${publication}`,
    text: "جاء في ساعة واحدة أكثر مما ينبغي أن يكون لكلٍّ منه رسالة، فجمعناه هنا.",
  },
  waiting: {
    subject: (post) => `تعليق ينتظر: ${post}`,
    wrote: (name, post) => `كتب ${name} عن «${post}»:`,
    desk: "اقرأه على مكتب الإشراف، واقبله أو ارفضه",
    many: (count) =>
      ({
        zero: "لا تعليقات تنتظر",
        one: "تعليق واحد ينتظر",
        two: "تعليقان ينتظران",
        few: `${number(count)} تعليقات تنتظر`,
        many: `${number(count)} تعليقًا ينتظر`,
        other: `${number(count)} تعليق ينتظر`,
      })[form(count)],
    line: (name, post) => `${name}: ${post}`,
    deskOfAll: "اقرأها على مكتب الإشراف",
    why: "تصلك هذه الرسالة لأنك مشرف، ولك أن تحدد كم مرة تصلك في صفحة حسابك.",
    choose: "حدّد كم مرة",
  },
  why: "تصلك هذه الرسالة لأنك طلبتها حين علّقت.",
  stop: "أنهِ هذه الرسائل، أو انظر كل ما تتابعه",
  page: {
    title: "عنوانك",
    address: { before: "هذه الصفحة عن ", after: "، وهي لصاحب العنوان وحده." },
    confirm: "نعم، هذا عنواني",
    unconfirmed:
      "علّق أحدهم بهذا العنوان وطلب الأخبار بالبريد. لن يُرسل شيء قبل أن تقول إن العنوان لك.",
    confirmed: "عنوانك مؤكَّد.",
    refused: "لم يعد يُرسل شيء إلى هذا العنوان.",
    paused: "عاد البريد المرسل إلى هذا العنوان ثلاث مرات، فأوقفناه الآن.",
    confirmAndWrote: "نعم، هذا عنواني، وأنا من كتب هذا",
    comments: "أُرسل تحت عنوانك",
    commentsWhy:
      "يستطيع أي أحد أن يكتب أي عنوان، فلا يرى القراء أن عنوانك مؤكَّد إلا بجانب التعليقات التي تقول إنها لك.",
    sent: { before: "في ", between: "، ", after: ":" },
    wrote: "أنا من كتب هذا",
    notMine: "لست أنا",
    thanks: "تم. صار تعليقك موسومًا بأنه من عنوان مؤكَّد.",
    disowned: "تم. أُبلغ المشرفون أنه ليس منك.",
    resume: "أرسلوه من جديد",
    none: "لا تتابع شيئًا.",
    follows: "ما نبلغك به",
    on: { before: "تحت ", after: ":" },
    decision: "هل نُشر تعليقك",
    replies: "الردود عليك",
    authorReplies: "ردود كاتب المقال",
    thread: "كل جديد في النقاش",
    end: (post) => `إنهاء رسائل «${post}»`,
    endAll: "إنهاؤها كلها",
    never: "لا تكتبوا إلى هذا العنوان أبدًا",
    ended: "تم. لن تصلك منها رسائل بعد الآن.",
  },
});
