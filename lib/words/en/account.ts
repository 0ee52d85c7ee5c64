import type { Voice } from "../voice.ts";

/** The way in: signing in, and setting up a publication. */
export const account = ({ number }: Voice) => {
  const tooLong = (what: string) => (max: number, actual: number) =>
    `${what} must be ${number(max)} characters or fewer. Yours has ${number(actual)}.`;
  return {
    email: "E-mail",
    emailRemedy: "Enter an e-mail address in the format name@example.org",
    password: {
      label: "Password",
      hint: (min: number) => `${number(min)} characters or more`,
      tooShort: (min: number) => `Enter a password of ${number(min)} characters or more`,
      tooLong: tooLong("Password"),
    },
    name: {
      label: "Your name",
      missing: "Enter a name",
      unseen: "Enter a name without control characters",
      tooLong: tooLong("Name"),
    },
    signIn: {
      title: "Sign in",
      send: "Sign in",
      wrong: "E-mail or password is wrong.",
      limited: (until: string) => `Too many tries. Try again at ${until}.`,
    },
    setup: {
      title: "Set up",
      heading: "Set up your publication",
      about: "This makes the owner’s account. The link that led here works once.",
      publication: {
        label: "Title of the publication",
        missing: "Enter a title for the publication",
        tooLong: tooLong("Title"),
      },
      email: "Your e-mail",
      tagline: { label: "Tagline (optional)", tooLong: tooLong("Tagline") },
      send: "Start the publication",
    },
  };
};
