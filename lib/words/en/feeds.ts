/** What can be followed, and what a feed says of itself. */
export const feeds = {
  follow: "Follow",
  intro:
    "A feed brings what is new here to a feed reader of your choice, with its whole text. Nobody is told that you follow. Give your reader one of these addresses.",
  posts: "Posts",
  comments: "Comments",
  byAuthor: "Posts by one author",
  byTag: "Posts with one tag",
  moreAuthors:
    "Every other author has feeds too, at the address of their page with /feed.xml behind it.",
  moreTags: "Every other tag has feeds too, at the address of its page with /feed.xml behind it.",
  conversation: "Under every post",
  underPost:
    "The conversation under one post has a feed of its own, at the address of the post with /comments.xml behind it.",
  formats: { atom: "Atom", rss: "RSS", json: "JSON Feed" },
  format: (format: string, name: string) => `${format}: ${name}`,
  ofPosts: (publication: string, subject: string) => `${publication}: ${subject}`,
  ofComments: (publication: string) => `${publication}: comments`,
  ofThread: (title: string) => `Comments on “${title}”`,
  comment: (name: string, title: string) => `${name} on “${title}”`,
};
