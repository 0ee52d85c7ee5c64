/** Whether a text is the whole address of something on the web, and not one that runs a script. */
export function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^/\s]\S*$/i.test(text) && URL.canParse(text);
}
