import { domainToASCII } from "node:url";

export const emailLengthMax = 254;

/**
 * Reads exactly one e-mail address, in the one form in which it is stored and looked up.
 * Normalised first, so that a full-width "＠" is seen for what it is; then anything that a mail
 * server could read as two addresses, a quoted part or a header is refused.
 */
export function readEmail(typed: string): string | undefined {
  const email = typed.normalize("NFKC").trim().toLowerCase();
  const [local = "", domain = "", ...more] = email.split("@");
  if (more.length > 0 || !/^[^\s\p{C}()<>[\]:;,\\"]{1,64}$/u.test(local)) return undefined;
  const host = domainToASCII(domain);
  if (!/^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]+$/.test(host)) return undefined;
  const address = `${local}@${host}`;
  return address.length > emailLengthMax ? undefined : address;
}
