/** Who writes, and what each has written. */
export const authors = {
  title: "Authors",
};
