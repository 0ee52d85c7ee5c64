import type { ReactElement } from "react";
import type { MailHealth } from "#lib/following/mail-health.ts";

/** What the mail does, in a sentence for each thing, and what there is to do. */
export function MailHealthReport({ health }: { health: MailHealth }): ReactElement {
  const { hasServer, waiting, givenUp, lastError, paused, lastRefusal } = health;
  return (
    <section aria-labelledby="mail">
      <h2 id="mail">Mail</h2>
      {!hasServer && (
        <p>
          No mail server is set, so mail is written to the folder outbox in the data folder and
          reaches nobody. Set SMTP_URL and start again.
        </p>
      )}
      {waiting > 0 && (
        <p>
          {counted(waiting, "mail waits", "mails wait")}; the last error was “{lastError}”. They are
          tried again for two days. Check SMTP_URL and the mail server.
        </p>
      )}
      {givenUp > 0 && (
        <p>
          {counted(givenUp, "mail was", "mails were")} given up after two days
          {waiting > 0
            ? "."
            : `; the last error was “${lastError}”. Check SMTP_URL and the mail server.`}
        </p>
      )}
      {paused > 0 && (
        <p>
          Mail to {counted(paused, "address is", "addresses are")} paused, because three in a row
          were refused; the last answer was “{lastRefusal}”. Each goes on when its owner says so
          from a link in a mail they have.
        </p>
      )}
      {hasServer && waiting + givenUp + paused === 0 && <p>Mail is sent, and none is held up.</p>}
    </section>
  );
}

function counted(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count.toLocaleString("en")} ${many}`;
}
