/** Where a writer shows that an address or a site is theirs: a part of the private page of a comment. */
export const confirming = {
  title: "That it is you",
  why: "Anyone can type any name. If you like, show that the address or the site you gave is yours; readers then see so in words beside your name. The address itself is never shown.",
  address: {
    title: "Your address",
    not: "Not confirmed. We can send it a mail with a link; whoever opens that can say that it is theirs, and ask to download or erase everything kept under it.",
    confirmed:
      "Confirmed. We can send it a mail with a link; whoever opens that can ask to download or erase everything kept under it.",
    press: "Confirm my address",
    everything: "Everything under my address",
    asked:
      "A mail is on its way to the address, unless such a mail went in the last 24 hours or its owner wants none.",
  },
  site: {
    title: "Your site",
    how: "Put this line into the page whose address you gave, anywhere in it:",
    also: 'A link that readers see does as well, if it has rel="me". So does this address as a u-url of the h-card that stands for the page.',
    press: "Check my site",
    found: {
      asked: "The site will be asked in a moment. Open this page again to see what was found.",
      confirmed: "Confirmed: the page was found to point back here. The line may go again.",
      "no-link":
        "The page was read, and no such line was found in it. A page of another site that it leads on to does not count.",
      unreachable:
        "The page could not be read. It has to answer within ten seconds, as HTML, to anyone.",
    },
  },
};
