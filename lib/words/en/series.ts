import type { Voice } from "../voice.ts";

/** Posts in an order of their own. */
export const series = ({ number }: Voice) => ({
  title: "Series",
  nothingYet: "No part of a series is published yet.",
  part: (part: number): string => `Part ${number(part)}`,
  partOf: (part: number, title: string): string => `Part ${number(part)} of ${title}`,
  previousPart: "Previous part",
  nextPart: "Next part",
});
