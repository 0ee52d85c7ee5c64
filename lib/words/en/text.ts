import type { Voice } from "../voice.ts";

/** What is said about a text, in its margin, between its lines and below it. */
export const text = ({ number, form }: Voice) => ({
  contents: "Contents",
  minutesToRead: (minutes: number): string =>
    `${number(minutes)} ${form(minutes) === "one" ? "minute" : "minutes"} to read`,
  related: "Related",
  addresses: "Addresses",
  corrections: "Corrections",
  correction: "Correction,",
});
