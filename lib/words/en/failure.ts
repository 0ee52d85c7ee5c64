/** The pages that say a request went no further. */
export const failure = {
  title: "Not done",
  because: {
    malformed: "This address cannot be read. Go to the front page and look from there.",
    missing: "There is no page at this address. Go to the front page and look from there.",
    method: "This address answers GET and POST only.",
    foreign:
      "This form was sent from another site, so nothing was changed. Open the page here and send it again.",
    large:
      "This is more than the form takes, so nothing was saved. Go back: your text is still there. Shorten it and send it again.",
    busy: "Many people are searching just now. Wait a few seconds and load this page again.",
    crowded:
      "Many are sending something at this moment, so yours was not saved. Your text is below: wait a few seconds, go back and send it again.",
    gone: "What you answered is no longer here, so nothing was saved: comments on it have closed. Your text is below.",
    outdated:
      "The site was updated while your page was open, so nothing was saved. Your text is below: copy it, open the page again and send it from there.",
    failed:
      "Something went wrong on this side. If you sent a form, it was not saved; what you typed is below. Try again in a minute.",
  },
  /** Where what was sent is a comment, and can be sent again from the same page. */
  again: {
    outdated: "The site was updated. Your comment is below; post it again.",
    failed:
      "Something went wrong on this side, and your comment was not saved. It is below; post it again in a minute.",
  },
  frontPage: "Front page",
  reference: (reference: string) => `Reference: ${reference}`,
  /** Where a page fails in the reader's own browser. */
  inBrowser: {
    title: "This page could not be shown",
    text: "Something failed on our side, and the failure has been recorded. Load the page again in a minute, or go to the front page.",
  },
};
