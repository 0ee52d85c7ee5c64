/** What is said about a text, in its margin and between its lines. */
export const text = {
  contents: "Contents",
  minutesToRead: (minutes: number): string =>
    `${minutes === 1 ? "1 minute" : `${minutes} minutes`} to read`,
  related: "Related",
  corrections: "Corrections",
  correction: "Correction,",
};
