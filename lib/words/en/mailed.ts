/** The page on which a moderator decides from a mail. */
export const mailed = {
  title: "Decide about a comment",
  changed:
    "The text is another one than the mail had, or its writer took it back. Nothing was decided.",
  expired: "This link has expired: it was good for three days. The comment still waits.",
  desk: "Go to the desk",
  on: { before: "On “", after: "”" },
  inReplyTo: { before: "In reply to ", after: "" },
  proposal: "The text that its writer proposes instead",
  appeal: "What its writer says against the decision",
  reported: "Readers reported it. It is public until you decide.",
  whose: {
    before: "You decide as ",
    after:
      ". The link in the mail is the proof, so do not pass the mail on: whoever has it can decide about this one comment, once.",
  },
  listed: "Why, with a rejection",
  nothingListed: "Nothing from the list",
  reason: "To the writer, with a rejection, if you like",
  approve: "Approve",
  keep: "Keep",
  reject: "Reject",
  spam: "Spam",
  done: {
    approve: { before: "", after: " approved it." },
    keep: { before: "", after: " kept it." },
    reject: { before: "", after: " rejected it." },
    spam: { before: "", after: " marked it as spam." },
    other: { before: "", after: " has decided about it since." },
  },
  problems: {
    press: "Press one of the buttons.",
    ownAppeal: "You declined it, so the writer’s appeal is for somebody else to answer.",
    notSaved: "Not saved. Try again.",
  },
};
