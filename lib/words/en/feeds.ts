/** What can be followed, and what a feed says of itself. */
export const feeds = {
  follow: "Follow",
  intro:
    "A feed brings what is new here to a feed reader of your choice, with its whole text. Nobody is told that you follow. Give your reader one of these addresses.",
  posts: "Posts",
  comments: "Comments",
  byAuthor: "Posts of one author",
  byTag: "Posts with one tag",
  more: "Every other tag has its feeds too: add /feed.xml to the address of its page.",
  underPost: "The conversation under one post has a feed of its own, which that page names.",
  formats: { atom: "Atom", rss: "RSS", json: "JSON Feed" },
  format: (name: string, format: string) => `${name} (${format})`,
  ofPosts: (publication: string, subject: string) => `${publication}: ${subject}`,
  ofComments: (publication: string) => `${publication}: comments`,
  ofThread: (title: string) => `Comments on “${title}”`,
  comment: (name: string, title: string) => `${name} on “${title}”`,
};
