import type { Voice } from "../voice.ts";

/** What is said to someone whose comment could not be taken as it is. */
export const submission = ({ number, form }: Voice) => {
  const tooLong = (what: string) => (max: number, actual: number) =>
    `${what} must be ${number(max)} characters or fewer. Yours has ${number(actual)}.`;
  return {
    notOurs: "The form did not arrive as this page sends it. Send it again from here.",
    name: {
      missing: "Enter your name.",
      notOneLine: "Name must be one line of visible characters.",
      tooManyMarks: "Name must have no more than four accents on one letter.",
      tooLong: tooLong("Name"),
    },
    email: "Enter an e-mail address in the format name@example.org",
    site: {
      unusable: "Enter a website address like https://example.org, or leave it empty",
      tooLong: tooLong("Website"),
    },
    text: {
      missing: "Enter a comment.",
      unseen: "Comment must have no control characters. Remove them.",
      tooLong: tooLong("Comment"),
    },
    refused: {
      closed: "Comments on this post have closed.",
      paused: "Comments are paused. Your text is still below: keep it, and send it later.",
      "thread-closed": "This thread is closed. Post yours as a new comment?",
      "parent-removed": "The comment you replied to was removed. Post yours as a new comment?",
      "parent-unknown": "There is no comment to reply to there. Post yours as a new comment?",
      "already-here": "This comment is already here. It need not be sent again.",
    },
    similar: {
      asked: (ago: string) => `You sent nearly this ${ago}. Replace it, keep both, or cancel.`,
      decided: (ago: string) =>
        `You sent nearly this ${ago}, and it has been decided on since. Keep both, or cancel.`,
    },
    limited: {
      "10 minutes": (count: number, until: string) => limited(count, "10 minutes", until),
      "24 hours": (count: number, until: string) => limited(count, "24 hours", until),
    },
    tooManyDrafts: (count: number, until: string): string =>
      `${number(count)} drafts have been begun from your network within 24 hours. Try again on ${until}.`,
    notSaved: "Your comment was not saved. Your text is still below. Try again.",
  };

  function limited(count: number, within: string, until: string): string {
    const comments = form(count) === "one" ? "comment" : "comments";
    return `You have posted ${number(count)} ${comments} in ${within}. Try again at ${until}.`;
  }
};
