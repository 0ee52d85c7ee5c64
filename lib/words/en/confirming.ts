/** Where a writer shows that an address or a site is theirs: a part of the private page of a comment. */
export const confirming = {
  title: "That it is you",
  why: "Anyone can type any name. If you like, show that the address or the site you gave is yours; readers then see so in words beside your name. The address itself is never shown.",
  address: {
    title: "Your address",
    not: "Not confirmed. We can send it a mail with a link; whoever opens that also sees, takes along or erases everything kept under the address.",
    confirmed:
      "Confirmed. We can send it a mail with the link to everything that is kept under it.",
    press: "Confirm my address",
    everything: "Everything under my address",
    asked:
      "A mail is on its way to the address, unless one like it went in the last 24 hours or its owner wants none.",
  },
};
