import { afterAll, beforeAll, expect, test } from "vitest";
import { RecipientRefused, sendMail } from "#lib/mail/send.ts";
import { aMailServer, type MailServer } from "#tests/support/mail-server.ts";

let server: MailServer;
beforeAll(async () => {
  server = await aMailServer("secure");
  process.env.SMTP_URL = server.url;
});
afterAll(() => server.close());

test("a server with a certificate that nobody vouches for is given nothing (E01)", async () => {
  const sending = sendMail({
    fromName: "Byline",
    to: { name: "Mo", address: "mo@example.org" },
    subject: "Subject",
    language: "en",
    pieces: [{ say: "Text." }],
    key: "one",
    list: "comments",
  });

  await expect(sending).rejects.toThrow("certificate");
  await expect(sending).rejects.not.toBeInstanceOf(RecipientRefused);
  expect(server.received).toEqual([]);
});
