import type { Words } from "../words.ts";

export const feeds: Words["feeds"] = {
  follow: "المتابعة",
  intro:
    "تحمل الخلاصةُ كل جديد هنا إلى قارئ الخلاصات الذي تختاره، بنصّه الكامل، ولا يُبلَّغ أحد بأنك تتابع. أعطِ قارئك أحد هذه العناوين.",
  posts: "المقالات",
  comments: "التعليقات",
  byAuthor: "مقالات كاتب واحد",
  byTag: "مقالات وسم واحد",
  more: "لكل وسم آخر خلاصاته أيضًا: أضف ‎/feed.xml إلى عنوان صفحته.",
  underPost: "وللحوار تحت كل مقال خلاصة خاصة به، تجد عنوانها في صفحة المقال.",
  formats: { atom: "Atom", rss: "RSS", json: "JSON Feed" },
  format: (name, format) => `${name} (${format})`,
  ofPosts: (publication, subject) => `${publication}: ${subject}`,
  ofComments: (publication) => `${publication}: التعليقات`,
  ofThread: (title) => `التعليقات على «${title}»`,
  comment: (name, title) => `${name} على «${title}»`,
};
