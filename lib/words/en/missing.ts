/** The page at an address with nothing behind it. Its sentence has a link in its midst. */
export const missing = {
  short: "Nothing here",
  title: "Nothing is published at this address",
  before:
    "It may have moved or been taken down, or the address may have a slip in it. Everything published is on ",
  frontPage: "the front page",
  after: ".",
  /** Instead of that, where the newest posts follow. */
  afterWithPosts: ", which begins like this.",
};
