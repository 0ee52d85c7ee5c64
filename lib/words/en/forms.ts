/** What every form says. */
export const forms = {
  problem: "There is a problem",
};
