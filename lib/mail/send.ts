import { randomUUID } from "node:crypto";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import nodemailer, { type SendMailOptions } from "nodemailer";
import { environment } from "#lib/config/environment.ts";
import { aboutHeader, outboxFolder } from "./forget-mails.ts";
import { asHtml, asText, type Piece } from "./letter.ts";

export type Mail = {
  fromName: string;
  to: { name: string; address: string };
  subject: string;
  /** Of its words. */
  language: string;
  pieces: Piece[];
  /** Names this mail, also when it is tried again: a program that has it already shows it once. */
  key: string;
  /** The keys of what it continues, from the beginning to what it answers. */
  thread?: string[];
  /** Of what kind it is, for the reader's own rules. */
  list: string;
  /** Where one POST ends it (RFC 8058). */
  stop?: URL;
  /** What it tells of and whom it is to, as `forget-mails.ts` names them. */
  about?: string[];
};

/** The recipient's own server says that there is no such address, or that it takes no mail for it. */
export class RecipientRefused extends Error {
  override name = "RecipientRefused";
}

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
  } catch (error) {
    throw isRefusalOfRecipient(error) ? new RecipientRefused(error.message) : error;
  } finally {
    transport.close();
  }
}

/** A server that accepts and then says nothing holds up one job for so long. */
const patience = { connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000 };

/** What is said to RCPT TO is about the recipient; a 5xx to anything else is about us, and may pass. */
function isRefusalOfRecipient(error: unknown): error is Error {
  if (!(error instanceof Error)) return false;
  const { command, responseCode } = error as { command?: unknown; responseCode?: unknown };
  return command === "RCPT TO" && typeof responseCode === "number" && responseCode >= 500;
}

async function writeToOutbox(mail: Mail): Promise<void> {
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true });
  const { headers, ...rest } = compose(mail);
  const { message } = await transport.sendMail({
    ...rest,
    headers: { ...headers, [aboutHeader]: (mail.about ?? []).join(" ") || "nothing" },
  });
  const folder = outboxFolder();
  await mkdir(folder, { recursive: true });

  const name = `${new Date().toISOString().replace(/[:.]/g, "-")}-${randomUUID()}`;
  await writeFile(join(folder, `${name}.part`), message);
  // Under its own name only once it is whole.
  await rename(join(folder, `${name}.part`), join(folder, `${name}.eml`));
}

/** Addresses go in as parts and the envelope is ours, so no name can add a recipient or a header. */
function compose(mail: Mail): SendMailOptions & { headers: Record<string, string> } {
  const { siteUrl, mailFrom } = environment();
  const idOf = (key: string) => `<${key}@${siteUrl.hostname}>`;
  const subject = oneLine(mail.subject);
  const thread = (mail.thread ?? []).map(idOf);
  return {
    from: { name: oneLine(mail.fromName), address: mailFrom },
    to: { name: oneLine(mail.to.name), address: mail.to.address },
    envelope: { from: mailFrom, to: [mail.to.address] },
    subject,
    text: asText(mail.pieces),
    html: asHtml(mail.pieces, subject, mail.language),
    messageId: idOf(mail.key),
    ...(thread.length > 0 && {
      inReplyTo: thread.at(-1),
      references:
        thread.length > threadMax ? [thread[0] ?? "", ...thread.slice(1 - threadMax)] : thread,
    }),
    headers: {
      "Auto-Submitted": "auto-generated",
      // For the programs that answer on holiday and do not know the header above.
      Precedence: "bulk",
      "X-Auto-Response-Suppress": "All",
      "List-Id": `<${mail.list}.${siteUrl.hostname}>`,
      ...(mail.stop && {
        "List-Unsubscribe": `<${mail.stop.href}>`,
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
      }),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** A header is a line of bounded length; a mail program needs the beginning and the end of a thread. */
const threadMax = 10;

/** No line break, nothing that turns the text around, and no `=?` for a mail program to decode. */
function oneLine(value: string): string {
  return value
    .replace(/[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]+/gu, " ")
    .replaceAll("=?", "= ?")
    .trim();
}
