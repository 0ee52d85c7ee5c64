/** How an author signs, under a post. */
export const signature = {
  telephone: "Telephone",
  card: "Card for your address book",
};
