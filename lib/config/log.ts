/** What happened, as a word to look for; and what it concerns, never a text, a token or a password. */
export type Event = { event: string } & Record<string, string | number | undefined>;

/** Writes one line of JSON for one event, so that nothing in it can pretend to be another line. */
export function log(level: "info" | "warning" | "error", event: Event): void {
  const line = JSON.stringify({ at: new Date().toISOString(), level, ...event });
  if (level === "error") console.error(line);
  else console.log(line);
}
