/** What is asked of each comment that arrives, in this order. Owners may switch each of them. */
export const ruleSwitches = {
  blocked: {
    label: "Blocked",
    hint: "From a writer, a site or a network that a moderator blocked.",
    isUsual: true,
  },
  "first-time": {
    label: "First-time writer",
    hint: "Nothing was published under the e-mail address before.",
    isUsual: true,
  },
  "looks-like-member": {
    label: "Look-alike name",
    hint: "The name reads like that of somebody who writes or moderates here.",
    isUsual: true,
  },
  "many-links": {
    label: "Links",
    hint: "The text has more links than the number below.",
    isUsual: true,
  },
  "listed-words": {
    label: "Words",
    hint: "A word or phrase of the list below is in the text, the name or the site’s address.",
    isUsual: true,
  },
  "other-language": {
    label: "Languages",
    hint: "A text, long and clear enough to tell, is in none of the languages below.",
    isUsual: true,
  },
  "many-under-address": {
    label: "Many under one address",
    hint: "More comments came under one e-mail address in 24 hours than the number below.",
    isUsual: true,
  },
  "trap-filled": {
    label: "Hidden field",
    hint: "A field that people do not see was filled in.",
    isUsual: true,
  },
  "filled-fast": {
    label: "Speed",
    hint: "The form was sent faster than a person writes. Without script nothing is measured.",
    isUsual: true,
  },
  unproven: {
    label: "Proof of work",
    hint: "A browser computes for a second or two while somebody writes, which costs a sender of thousands. Without JavaScript nothing is asked; a comment without the proof says so at the desk.",
    isUsual: false,
  },
  "old-post": {
    label: "Old post",
    hint: "The post was published longer ago than the days below.",
    isUsual: false,
  },
  "local-memory": {
    label: "Spam memory",
    hint: "It reads like what was marked as spam here before.",
    isUsual: true,
  },
} as const;

export type RuleName = keyof typeof ruleSwitches;
export const ruleNames = Object.keys(ruleSwitches) as RuleName[];

/** A number that one of the rules goes by. */
export const ruleNumbers = {
  linksMax: {
    label: "Links before a comment is held",
    hint: "A comment with more says so at the desk.",
    ...{ min: 0, max: 1_000, usual: 20 },
  },
  perAddressPerDay: {
    label: "Under one e-mail address in 24 hours",
    hint: "More are held with that reason and never refused: anyone can type anyone’s address.",
    ...{ min: 1, max: 10_000, usual: 20 },
  },
  minimumSeconds: {
    label: "Least seconds to fill in the form",
    hint: "From the page being opened to the form being sent.",
    ...{ min: 1, max: 60, usual: 2 },
  },
  oldPostDays: {
    label: "Days until a post is old",
    hint: "Counted from its publication.",
    ...{ min: 1, max: 36_500, usual: 365 },
  },
} as const;

export type RuleNumber = keyof typeof ruleNumbers;

export const listedWordsMax = 500;
export const listedWordLengthMax = 100;

export const trustAfterField = {
  label: "Approvals until a writer is trusted",
  hint: "Of comments that the owner of the address, or of the site, confirmed as theirs. Empty: nobody is trusted, and every comment is read first.",
  ...{ min: 1, max: 1_000 },
} as const;
