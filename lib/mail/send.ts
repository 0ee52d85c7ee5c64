import { randomUUID } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import nodemailer, { type SendMailOptions } from "nodemailer";
import { dataFolder } from "#db/address.ts";
import { environment } from "#lib/config/environment.ts";

export type Mail = {
  fromName: string;
  to: { name: string; address: string };
  subject: string;
  text: string;
};

/**
 * Sends one mail to one person, through SMTP_URL. Without one it is written to `outbox/` in the data
 * folder, as a file that any mail program opens, so that a site without a mail server loses nothing.
 */
export async function sendMail(mail: Mail): Promise<void> {
  const { smtpUrl } = environment();
  if (smtpUrl) await sendThrough(smtpUrl, mail);
  else await writeToOutbox(mail);
}

async function sendThrough(url: string, mail: Mail): Promise<void> {
  const transport = nodemailer.createTransport({ url, ...patience });
  try {
    await transport.sendMail(compose(mail));
  } finally {
    transport.close();
  }
}

/** A server that accepts and then says nothing holds up one job for so long. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

async function writeToOutbox(mail: Mail): Promise<void> {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true });
  const { message } = await transport.sendMail(compose(mail));
  const folder = join(dataFolder(), "outbox");
  await mkdir(folder, { recursive: true });

  const name = `${new Date().toISOString().replace(/[:.]/g, "-")}-${randomUUID()}`;
  await writeFile(join(folder, `${name}.part`), message);
  // Under its own name only once it is whole.
  await rename(join(folder, `${name}.part`), join(folder, `${name}.eml`));
}

/** Addresses go in as parts and the envelope is ours, so no name can add a recipient or a header. */
function compose({ fromName, to, subject, text }: Mail): SendMailOptions {
  const from = { name: oneLine(fromName), address: `byline@${environment().siteUrl.hostname}` };
  return {
    from,
    to: { name: oneLine(to.name), address: to.address },
    envelope: { from: from.address, to: [to.address] },
    subject: oneLine(subject),
    text,
    headers: { "Auto-Submitted": "auto-generated" },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** No line break, nothing that turns the text around, and no `=?` for a mail program to decode. */
function oneLine(value: string): string {
  return value
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, " ")
    .replaceAll("=?", "= ?")
    .trim();
}
