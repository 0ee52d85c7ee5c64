/** What stands around every public page. */
export const frame = {
  skip: "Skip to the text",
  publication: "Publication",
  posts: "Posts",
};
