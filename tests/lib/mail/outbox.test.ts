import { simpleParser } from "mailparser";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { dataFolder } from "#db/address.ts";
import { sendMail } from "#lib/mail/send.ts";

test("without a mail server a mail is a file in the outbox", async () => {
  await sendMail({
    fromName: "Byline",
    to: { name: "Mo", address: "mo@example.org" },
    subject: "Grüße",
    language: "de",
    pieces: [{ say: "Text." }],
    key: "one",
    list: "comments",
  });

  const outbox = join(dataFolder(), "outbox");
  const [name = "", ...others] = readdirSync(outbox);
  expect([name.endsWith(".eml"), others]).toEqual([true, []]);
  const mail = await simpleParser(readFileSync(join(outbox, name)));
  expect(mail).toMatchObject({ subject: "Grüße", text: "Text.\n" });
  expect(mail.to).toMatchObject({ value: [{ name: "Mo", address: "mo@example.org" }] });
});
