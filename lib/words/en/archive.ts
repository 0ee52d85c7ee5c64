/** The archive by year and month. */
export const archive = {
  title: "Archive",
  years: "Years",
  nothingIn: (span: string): string => `Nothing was published in ${span}`,
  noSuchTime: "This address names no year or month",
  yearsAreHere: "These years are in the archive:",
  wholeYear: (year: string): string => `All of ${year}`,
};
