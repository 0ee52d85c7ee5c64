/** The private page of one comment. A sentence with a link in it is in parts, the link in its middle. */
export const receipt = {
  title: "Your comment",
  postGone: "The post it was written for is no longer published.",
  waiting: {
    before: "",
    link: "Your comment",
    after:
      " was saved and waits for a moderator. Keep the address of this page: it shows what became of it.",
  },
  published: { before: "Your comment is published: ", link: "read it there", after: "." },
  declined: "The moderators decided not to publish your comment.",
  whatYouWrote: { before: "What you wrote, ", after: "" },
};
