import type { Voice } from "../voice.ts";

/** The private page of one comment. A sentence with a link in it is in parts, the link in its middle. */
export const receipt = ({ number, form }: Voice) => {
  const unit = (count: number, one: string, many: string): string =>
    `${number(count)} ${form(count) === "one" ? one : many}`;
  return {
    title: "Your comment",
    on: { before: "On ", after: "" },
    postGone: "The post it was written for is not published now.",
    keep: "Keep the address of this page. It is yours alone, and it shows what becomes of your comment.",
    story: "What became of it",
    received: "Your comment was saved.",
    changed: "You changed its text.",
    moderated: {
      markup: "A moderator changed the marks in your text, and no word of it:",
      "personal-data": "A moderator took personal data out of your text:",
    },
    waiting: "It waits for a moderator.",
    usual: {
      hours: (count: number) => `Usually decided within ${unit(count, "hour", "hours")}.`,
      days: (count: number) => `Usually decided within ${unit(count, "day", "days")}.`,
    },
    published: { before: "Your comment is published: ", link: "read it there", after: "." },
    hidden: "It is approved, and cannot be read for now, because what it stands under is hidden.",
    declined: "The moderators decided not to publish your comment.",
    declinedAgain: "After another look the moderators again decided not to publish your comment.",
    why: "The reason:",
    rule: { before: "House rule: ", after: "" },
    reason: "They say:",
    appealed: "You asked for another look. A moderator takes it.",
    appealDue: { before: "You have an answer by ", after: "." },
    withdrawn: "You withdrew it. Nobody can read it here.",
    proposed:
      "You proposed a change. It waits for a moderator, and the text as it was stands until then.",
    changeTaken: "The change you proposed is published.",
    changeDeclined: "The moderators decided not to publish the change you proposed.",
    onlyYou: "Waiting for approval. Only you can see this.",
    whatYouWrote: "What you wrote",
    whatYouPropose: "The change you propose",
    whatYouSaid: "What you told the moderators",
    answers: { before: "In reply to ", after: "" },
    actions: "What you can do",
    edit: {
      offer: "Change the text",
      waiting: "The new text takes the place of this one, and waits as this one did.",
      published: (until: string) =>
        `You can propose another text until ${until}. A moderator reads it first, and this one stands until then.`,
      text: "Comment",
      save: "Save the change",
      propose: "Propose the change",
    },
    withdraw: {
      offer: "Withdraw it",
      text: "It leaves every page and feed at once. What others answered stays, under a line that says that it was withdrawn. You can take this back.",
      press: "Withdraw it now",
    },
    takeBack: {
      text: "You can have it published after all. A moderator reads it first.",
      press: "Take the withdrawal back",
    },
    appeal: {
      offer: "Ask for another look",
      text: "You can do this once. Say why it should be published after all; the moderators read your words, and nobody else.",
      words: "To the moderators",
      press: "Ask for another look now",
    },
    export: "Download what you sent and what became of it",
    erase: {
      offer: "Erase it",
      text: "Your text, your name, your address and everything else that is kept about this comment are deleted, and this page with them. Nobody can bring them back.",
      press: "Erase it for good",
    },
    erased: {
      title: "Your comment is erased",
      text: "Nothing of it is kept. Where others answered it, a line says that its writer withdrew it.",
    },
    refused: {
      declined: "The moderators have decided about it since you opened this page.",
      notWithdrawn: "It is not withdrawn any more.",
      published:
        "It was published while you wrote. Press again to propose the change to a moderator.",
      waiting:
        "It went back to the moderators while you wrote. Press again to put this text in its place.",
      changed:
        "Its text was changed while you wrote. Press again to put this text in the place of the other.",
      tooLate: "The time for changing it has passed.",
      closed: "It cannot be changed any more.",
      tooOften: (count: number, until: string) =>
        `You have changed it ${unit(count, "time", "times")} in 24 hours. Try again at ${until}.`,
      answered: "The moderators have looked at it again already.",
      appealMissing: "Enter what the moderators should know.",
      appealUnseen: "What you tell the moderators must have no control characters. Remove them.",
      appealTooLong: (max: number, actual: number) =>
        `What you tell the moderators must be ${number(max)} characters or fewer. Yours has ${number(actual)}.`,
      notSaved: "Nothing was saved. Try again.",
    },
  };
};
