/**
 * Words for what Byline does not count (decision 5). They are looked for as whole words, with the
 * parts of a name such as `likeCount` or `vote_total` taken apart.
 */
// "Like" is a button or a number here, and not what a website is "like".
const counted =
  'like(?= (?:count|button|total|this (?:comment|post)))|(?<=\\d )like|(?<=[>"])like(?=[<"])|likes|liked|vote|votes|upvote|upvotes|downvote|downvotes|karma|score|scores|scored|rating|ratings|rank|ranks|ranking|reputation|badge|badges|follower|followers|subscribers|claps|kudos|reaction|reactions|view count|(?<=\\d )(?:points|stars|hearts|hits|views)|^(?:points|stars|hearts|hits|views)$|page views|most read|most viewed|most popular|most commented|popular|popularity|trending|leaderboard|streak|top comments?|top posts?|top commenters?';

/** The same in the other language that the interface speaks. */
const countedInArabic =
  "إعجاب|إعجابات|أعجبني|أعجبهم|صوّت|تصويت|تصويتات|سمعة|نقاط|شارة|شارات|وسام|أوسمة|متابعون|متابعين|مشاهدات|مشاهدة|الأكثر قراءة|الأكثر مشاهدة|الأكثر تعليقا|الأكثر شعبية|رائج|ترتيب المعلقين";

const wanted = [
  new RegExp(`\\b(?:${counted})\\b`, "gi"),
  // JavaScript knows no word border among Arabic letters.
  new RegExp(`(?<![\\p{L}\\p{M}])(?:${countedInArabic})(?![\\p{L}\\p{M}])`, "gu"),
];

/** Names of a schema, of a class or an attribute, phrases of the interface. */
export function vanityIn(text: string): string[] {
  const apart = text.replace(/(\p{Ll})(\p{Lu})/gu, "$1 $2").replace(/[_-]+/g, " ");
  return wanted.flatMap((words) => apart.match(words) ?? []);
}
