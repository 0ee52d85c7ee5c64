/** The private page of a comment that was begun and not sent. */
export const draft = {
  title: "Your draft",
  previewTitle: "Preview of your comment",
  on: { before: "For ", after: "" },
  postGone: "The post it was written for is no longer published. What you wrote is below.",
  kept: {
    before: "Kept until ",
    after:
      ". Nobody else can see it, and nobody has been told of it. Keep the address of this page: it is the only way back here.",
  },
  previewed: {
    before: "Nothing has been sent. What you wrote stays at this address until ",
    after: ", or longer if you keep it as a draft. Nobody else can see it.",
  },
  look: "This is how it will look",
  noName: "Your name",
  throwAway: {
    offer: "Throw this draft away",
    text: "It is removed here at once and cannot be brought back.",
    press: "Throw it away",
  },
  gone: {
    title: "The draft is gone",
    text: "Nothing of it is kept here. On the device where you wrote it, the browser may still hold a copy of its own.",
  },
};
