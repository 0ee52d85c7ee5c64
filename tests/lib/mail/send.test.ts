import { afterAll, beforeAll, expect, test } from "vitest";
import { sendMail } from "#lib/mail/send.ts";
import { aMailServer, type MailServer } from "#tests/support/mail-server.ts";

let server: MailServer;
beforeAll(async () => {
  server = await aMailServer();
  process.env.SMTP_URL = server.url;
});
afterAll(() => server.close());

test("a mail reaches exactly the one it is for, as text", async () => {
  const mail = await received({ text: "Line one.\n\n<b>not markup</b>\n." });

  expect(mail.recipients).toEqual(["mo@example.org"]);
  expect(mail.parsed.text?.trimEnd()).toBe("Line one.\n\n<b>not markup</b>\n.");
  expect(mail.parsed.html).toBe(false);
});

test("line breaks, encoded words and commas in names and subjects stay where they are put (E02)", async () => {
  const tricks = [
    "Title\r\nBcc: eve@example.org",
    "Title\nX-Injected: yes",
    "=?utf-8?q?Bcc=3A_eve?=",
    'a@b.org, "Eve" <eve@example.org>',
    "\u202egnp.exe",
    "Ünï ".repeat(250),
  ];

  for (const trick of tricks) {
    const mail = await received({ subject: trick, fromName: trick, toName: trick });

    expect(mail.recipients).toEqual(["mo@example.org"]);
    expect(mail.parsed.headers.has("bcc")).toBe(false);
    expect(mail.parsed.headers.has("x-injected")).toBe(false);
    const oneLine = trick
      .replace(/[\r\n\u202e]+/g, " ")
      .replaceAll("=?", "= ?")
      .trim();
    expect(mail.parsed.subject?.replace(/\s+/g, " ")).toBe(oneLine.replace(/\s+/g, " "));
    expect(mail.parsed.from?.value).toMatchObject([{ address: "byline@localhost" }]);
    expect(mail.parsed.to).toMatchObject({ value: [{ address: "mo@example.org" }] });
  }
});

async function received({
  subject = "Subject",
  text = "Text.",
  fromName = "Byline",
  toName = "Mo",
}) {
  const to = { name: toName, address: "mo@example.org" };
  await sendMail({ fromName, to, subject, text });
  const mail = server.received.at(-1);
  if (!mail) throw new Error("No mail arrived.");
  return mail;
}
