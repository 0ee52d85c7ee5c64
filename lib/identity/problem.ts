/** What is wrong with something typed, and the remedy; `field` is the name of the field in the form. */
export type Problem = { field: string; message: string };
