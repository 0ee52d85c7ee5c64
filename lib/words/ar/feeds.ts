import type { Words } from "../words.ts";

export const feeds: Words["feeds"] = {
  follow: "المتابعة",
  intro:
    "تحمل الخلاصةُ كل جديد هنا إلى قارئ الخلاصات الذي تختاره، بنصّه الكامل، ولا يُبلَّغ أحد بأنك تتابع. أعطِ قارئك أحد هذه العناوين.",
  posts: "المقالات",
  comments: "التعليقات",
  byAuthor: "مقالات كاتب واحد",
  byTag: "مقالات وسم واحد",
  moreAuthors: "ولكل كاتب آخر خلاصاته أيضًا، في عنوان صفحته مضافًا إليه ‎/feed.xml.",
  moreTags: "ولكل وسم آخر خلاصاته أيضًا، في عنوان صفحته مضافًا إليه ‎/feed.xml.",
  conversation: "تحت كل مقال",
  underPost: "وللحوار تحت كل مقال خلاصة خاصة به، في عنوان المقال مضافًا إليه ‎/comments.xml.",
  formats: { atom: "Atom", rss: "RSS", json: "JSON Feed" },
  format: (format, name) => `${format}: ${name}`,
  ofPosts: (publication, subject) => `${publication}: ${subject}`,
  ofComments: (publication) => `${publication}: التعليقات`,
  ofThread: (title) => `التعليقات على «${title}»`,
  comment: (name, title) => `${name} على «${title}»`,
};
