import type { Voice } from "../voice.ts";

/** The conversation under a post. A phrase with a name in it stands `before` and `after` the name. */
export const comments = ({ number, form }: Voice) => ({
  count: (count: number): string => {
    if (count === 0) return "Comments";
    return `${number(count)} ${form(count) === "one" ? "comment" : "comments"}`;
  },
  none: "Nobody has commented yet. The first comment can be yours.",
  /** Between a name and a date. */
  comma: ", ",
  inReplyTo: { before: "in reply to ", after: "" },
  inReplyToWithdrawn: "in reply to a withdrawn comment",
  withdrawn: "Withdrawn by its writer.",
  roles: { author: "Author", moderator: "Moderator" },
  /** What a writer has shown to be theirs, in small words beside their name. */
  confirmed: {
    address: "address confirmed",
    site: "site confirmed",
    both: "address and site confirmed",
  },
  /** After the date, where a moderator changed something in the text. */
  moderated: "edited by a moderator",
  pages: "Pages of the conversation",
  earlier: "Earlier comments",
  later: "Later comments",
  further: (count: number): string =>
    `${number(count)} more ${form(count) === "one" ? "comment" : "comments"} in this thread`,
  /** Above the continuation of a long thread; the name is that of whoever began it. */
  continues: { before: "The thread that ", after: " began, continued" },
  continuesWithdrawn: "The thread of a withdrawn comment, continued",
  /** The heading of a page that has comments and not the post. */
  on: (title: string): string => `Comments on “${title}”`,
  readPost: "Read the post",
  nothingHere: {
    title: "No comment stands at this address",
    text: "It may have been taken down, or the address may have a slip in it.",
  },
  /** The page of what is asked of those who comment, and the link to it. */
  houseRules: "House rules",
  form: {
    closed: "Comments on this post have closed.",
    paused: "Comments are paused.",
    /** Before the author's name, which leads to how they sign. */
    writeTo: { before: "Write to the author: ", after: "" },
    leave: "Leave a comment",
    replyTo: { before: "Reply to ", after: "" },
    ownInstead: "Leave a comment of your own instead",
    text: "Comment",
    name: "Name",
    email: "E-mail",
    emailHint: "Never shown.",
    site: "Website, if you like",
    siteHint: "Your name will link to it.",
    moderated: "A moderator reads every comment before it appears.",
    /** Beside a field that only programs find. */
    leaveEmpty: "Leave this empty:",
    send: "Post comment",
    preview: "Preview",
    keep: "Keep as a draft",
    quote: { before: "Quote ", after: "" },
    similar: {
      replace: "Replace it",
      both: "Keep both",
      cancel: "Cancel",
      earlier: "Read the one you sent",
    },
    kept: "Draft kept on this device.",
    putBack: "Put back the text kept on this device",
  },
});
