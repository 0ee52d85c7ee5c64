/** What a publication tells the writers of rejected comments, until its owners write their own. */
export const reasons = {
  usual: [
    "It is not about this post.",
    "It attacks a person instead of what they wrote.",
    "It tells something private about somebody.",
    "It says what you have said here already.",
    "It advertises something.",
    "We could not make out what it says.",
  ],
};
