/** A number that an owner may set about comments: what it is called, and between which it must lie. */
export type LimitField = { label: string; hint: string; min: number; max: number; usual: number };

export const limitFields = {
  textLength: {
    label: "Longest comment",
    hint: "In characters. A longer one is refused with both numbers, and its text comes back.",
    ...{ min: 500, max: 200_000, usual: 60_000 },
  },
  perTenMinutes: {
    label: "From one network in 10 minutes",
    hint: "More are refused, with the time from which they are taken again.",
    ...{ min: 1, max: 1_000, usual: 5 },
  },
  perDay: {
    label: "From one network in 24 hours",
    hint: "A household or an office is one network, and so may a whole telephone company be.",
    ...{ min: 1, max: 10_000, usual: 30 },
  },
  warnAtWaiting: {
    label: "Waiting comments before a warning",
    hint: "From then on the desk says how many wait.",
    ...{ min: 1, max: 1_000_000, usual: 1_000 },
  },
  pauseAtWaiting: {
    label: "Waiting comments before a pause",
    hint: "From then on comments are paused by themselves, until fewer wait.",
    ...{ min: 2, max: 1_000_000, usual: 20_000 },
  },
  replyDepth: {
    label: "Steps of indentation",
    hint: "Deeper replies stand at the last step and name whom they answer.",
    ...{ min: 1, max: 6, usual: 3 },
  },
  editHours: {
    label: "Hours in which a published comment may be changed",
    hint: "By its writer, from its private page. The new text waits for a moderator; 0 allows none.",
    ...{ min: 0, max: 8_760, usual: 24 },
  },
  appealDays: {
    label: "Days until an appeal is due",
    hint: "The writer is told the day. Those who may answer are reminded a day before, and when it has passed.",
    ...{ min: 2, max: 365, usual: 7 },
  },
  receiptDays: {
    label: "Days that a private page stays",
    hint: "Counted from the comment’s last change. One that waits always has its page.",
    ...{ min: 1, max: 36_500, usual: 365 },
  },
  networkDays: {
    label: "Days that networks are remembered",
    hint: "A keyed hash of the sender’s network, which the limits above are counted by. No address is ever kept.",
    // Less than two days, and the limit of a day could not be counted.
    ...{ min: 2, max: 365, usual: 30 },
  },
} satisfies Record<string, LimitField>;

export type LimitName = keyof typeof limitFields;

export const closeAfterDaysField = {
  label: "Days until comments on a post close",
  hint: "Counted from its publication. Empty: never.",
  ...{ min: 1, max: 36_500 },
};
