import type { Voice } from "../voice.ts";

/** What is sent by mail, how it is chosen, and how it is ended. */
export const mail = ({ number, form }: Voice) => ({
  choices: {
    legend: "Tell me by e-mail when",
    decision: "it is published or declined",
    replies: "somebody answers me",
    authorReplies: "the author answers",
    thread: "there is news in this conversation",
    hint: "Before anything else we ask the address whether it is yours. Every mail has a link that ends it.",
  },
  question: {
    subject: (publication: string) => `Is this your address? ${publication}`,
    asked: (post: string) =>
      `Somebody, most likely you, commented on “${post}” and asked to be told by mail at this address what becomes of it.`,
    confirm: "Say that it is yours",
    ifNot: "If that was not you, do nothing, and nothing more will come.",
    never: "Or ask never to be written to again",
  },
  /** Asked for from the private page of a comment. */
  whose: {
    subject: (publication: string) => `Is this your comment? ${publication}`,
    asked: (post: string) =>
      `Somebody, most likely you, commented on “${post}” with this address. The page below is for its owner alone: there you can say that you wrote the comment, and ask for the link to download or erase everything kept under this address.`,
    confirm: "Open the page of your address",
  },
  /** Asked for from the page of an address. */
  dataLink: {
    subject: (publication: string) => `Everything under your address: ${publication}`,
    asked:
      "Somebody, most likely you, asked for the link to download or erase everything kept under this address. It is good for 24 hours.",
    open: "Download or erase everything under your address",
    yours: "Do not pass this mail on: whoever has the link can do both.",
    ifNot: "If that was not you, do nothing, and nothing happens.",
  },
  published: {
    subject: (post: string) => `Your comment on “${post}” is published`,
    text: (post: string) => `Your comment on “${post}” is published.`,
    read: "Read it in its place",
  },
  declined: {
    subject: (post: string) => `Your comment on “${post}” is not published`,
    text: (post: string) => `The moderators decided not to publish your comment on “${post}”.`,
    again: (post: string) =>
      `After another look the moderators again decided not to publish your comment on “${post}”.`,
    why: "The reason:",
    rule: (heading: string) => `House rule: ${heading}`,
    reason: "They say:",
    yours: "Your comment was:",
    read: "Your comment, and where it stands",
  },
  comment: {
    answersYou: (name: string, post: string) => `${name} answered you on “${post}”`,
    wrote: (name: string, post: string) => `${name} commented on “${post}”`,
    says: (name: string) => `${name}:`,
    author: (name: string) => `${name}, author`,
    read: "Read it in its place, and answer",
  },
  digest: {
    subject: (count: number, publication: string) =>
      `${number(count)} pieces of news: ${publication}`,
    text: "More came within the hour than should be a mail each, so here it is together.",
  },
  /** Between a moderator and the authors. */
  askedOfAuthors: {
    subject: (post: string) => `A moderator asks about a comment: ${post}`,
    asks: (moderator: string, post: string) =>
      `${moderator} asks about a comment on “${post}” that waits:`,
    about: (name: string) => `${name} wrote:`,
    answer: "Answer it",
    answered: (post: string) => `Your question is answered: ${post}`,
    yourQuestion: "You asked the authors:",
    theAnswer: "They say:",
    desk: "Go on at the desk",
  },
  waiting: {
    subject: (post: string) => `A comment is waiting: ${post}`,
    wrote: (name: string, post: string) => `${name} wrote about “${post}”:`,
    reportedSubject: (post: string) => `A comment was reported: ${post}`,
    reported: (name: string, post: string) =>
      `A reader reported what ${name} wrote about “${post}”. It stays public until you decide:`,
    assignedSubject: (post: string) => `A comment was given to you: ${post}`,
    assigned: (by: string, name: string, post: string) =>
      `${by} asks you to decide about what ${name} wrote about “${post}”:`,
    decide: "Decide about it without signing in",
    /** A forwarded mail is a forwarded right. */
    yours:
      "That link is yours alone and good for three days. Do not pass this mail on: whoever has it can decide in your name.",
    desk: "Read it at the desk, and approve or reject it",
    many: (count: number) =>
      `${small[count] ?? number(count)} ${form(count) === "one" ? "comment is" : "comments are"} waiting`,
    line: (name: string, post: string) => `${name}: ${post}`,
    deskOfAll: "Read them at the desk",
    why: "You get this as a moderator. How often is for you to say under Your account.",
    choose: "Say how often",
  },
  /** To a moderator who may answer it. */
  appealDue: {
    subject: (post: string, day: string) => `An appeal is to be answered by ${day}: ${post}`,
    due: (post: string, day: string) =>
      `The writer of a declined comment on “${post}” asked for another look, and was told to have an answer by ${day}:`,
    overdueSubject: (post: string) => `An appeal is overdue: ${post}`,
    overdue: (post: string, day: string) =>
      `The writer of a declined comment on “${post}” asked for another look, and was to have an answer by ${day}:`,
    desk: "Read both at the desk, and decide",
  },
  why: "You get this because you asked for it when you commented.",
  stop: "End this, or see all that you follow",
  everything: {
    title: "What is kept under it",
    what: "Every comment that was sent under this address, by you or by somebody who typed it, with what became of each; and which mail went to it.",
    export: "Download all of this",
    why: "To download or erase what is kept under this address takes a link of its own, which goes to the address alone and is good for 24 hours.",
    ask: "Mail me a link to download or erase it",
    asked:
      "A mail with the link is on its way to your address, unless one went in the last ten minutes or mail to it comes back.",
    notAsked: "No mail was asked for. Try again.",
    ended: "This link was good for 24 hours, and has ended.",
    offer: "Erase everything under this address",
    text: "Every comment that was sent under this address is deleted, with its text, its name and all else that is kept about it, and so are the address and this page. That it asked for no mail is forgotten too. Nobody can bring any of it back.",
    press: "Erase all of it for good",
  },
  erased: {
    title: "Everything is erased",
    text: "Nothing is kept under your address any more, nor the address. Where others answered you, a line says that the writer withdrew a comment.",
  },
  page: {
    title: "Your address",
    address: { before: "This page is about ", after: ", and is for its owner alone." },
    confirm: "Yes, this is my address",
    unconfirmed:
      "Somebody commented with this address and asked for news by mail. Nothing is sent before you say that it is yours.",
    confirmed: "Your address is confirmed.",
    refused: "Nothing is sent to this address any more.",
    paused: "Mail to this address came back three times, so none is sent for now.",
    confirmAndWrote: "Yes, this is my address, and I wrote this",
    comments: "Sent under your address",
    commentsWhy:
      "Anyone can type an address, so readers see that yours is confirmed only beside the comments that you say are yours.",
    sent: { before: "On ", between: ", ", after: ":" },
    wrote: "I wrote this",
    notMine: "This was not me",
    failed: "It was not all erased. Try again.",
    thanks: "Done. Your comment is marked as coming from a confirmed address.",
    disowned: "Done. The moderators are told that it was not you.",
    resume: "Send it again",
    none: "You follow nothing.",
    follows: "What you are told of",
    on: { before: "Under ", after: ":" },
    decision: "whether your comment is published",
    replies: "answers to you",
    authorReplies: "the author’s answers",
    thread: "news in the conversation",
    end: (post: string) => `End it for “${post}”`,
    endAll: "End all of it",
    never: "Never write to this address again",
    ended: "Done. No more mail will come of it.",
  },
});

/** Small numbers are words in a sentence. */
const small = "No One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve".split(" ");
