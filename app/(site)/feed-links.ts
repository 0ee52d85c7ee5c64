import { commentsFeedAddress } from "#lib/publishing/comments-feed.ts";
import { postsFeedAddress } from "#lib/publishing/posts-feed.ts";

/** What every public page tells feed readers. */
export const feedLinks = {
  "application/atom+xml": [
    { url: postsFeedAddress, title: "Posts" },
    { url: commentsFeedAddress, title: "Comments" },
  ],
};
