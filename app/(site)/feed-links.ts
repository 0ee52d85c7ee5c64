/** What every public page tells feed readers. */
export const feedLinks = {
  "application/atom+xml": [
    { url: "/feed.xml", title: "Posts" },
    { url: "/comments/feed.xml", title: "Comments" },
  ],
};
