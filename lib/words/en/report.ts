import type { Voice } from "../voice.ts";

/** What a reader reports against a comment that is public, and why. */
export const report = ({ number, form }: Voice) => ({
  link: "Report",
  /** The same link for those who hear it away from its comment. It begins with what is seen. */
  linkWhose: (name: string) => `Report the comment by ${name}`,
  title: "Report a comment",
  on: { before: "On “", after: "”" },
  what: "A moderator looks at it again. Until then it stays where it is. Its writer is not told, and your name is not asked.",
  reason: "What is wrong with it?",
  reasons: {
    insulting: "It insults or threatens somebody",
    false: "It says something untrue that does harm",
    private: "It tells what is private about somebody",
    advertising: "It advertises something",
    other: "Something else",
  },
  words: "In your words, if you like",
  wordsHint: "Only the moderators read it.",
  send: "Report it",
  thanks: "Your report is with the moderators.",
  back: "Back to the comment",
  problems: {
    reason: "Choose what is wrong with it.",
    unseen: "Your words must have no control characters. Remove them.",
    tooLong: (max: number, actual: number) =>
      `Your words must be ${number(max)} characters or fewer. Yours have ${number(actual)}.`,
    limited: (count: number, until: string) =>
      `${number(count)} ${form(count) === "one" ? "comment has" : "comments have"} been reported from your network. Try again at ${until}.`,
    notSaved: "Your report was not saved. Your words are still below. Try again.",
  },
});
