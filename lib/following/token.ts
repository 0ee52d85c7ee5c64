import { environment } from "#lib/config/environment.ts";
import { isSigned, sign } from "#lib/config/secret.ts";

/** Whom a link in a mail speaks for, and which mail it came with: of one follow, or of all (0). */
export type MailToken = { addressId: number; followId: number };

const purpose = "mail";

/**
 * Where the owner of an address sees what is kept under it. Only mail to them holds it. `asked` is
 * the comment that the mail asks about.
 */
export function mailPage(token: MailToken, asked?: number): URL {
  const query = asked === undefined ? "" : `?comment=${asked}`;
  return new URL(`/mail/${tokenFor(token)}${query}`, environment().siteUrl);
}

/** Where one POST ends it, from a mail program, without a page (RFC 8058). */
export function stopAddress(token: MailToken): URL {
  return new URL(`/mail/${tokenFor(token)}/stop`, environment().siteUrl);
}

export function tokenFor({ addressId, followId }: MailToken): string {
  const value = `${addressId}-${followId}`;
  return `${value}-${sign(purpose, value)}`;
}

export function readToken(token: string): MailToken | undefined {
  const [, address, follow, signature] =
    /^([1-9]\d{0,14})-(0|[1-9]\d{0,14})-([\w-]+)$/.exec(token) ?? [];
  if (!address || !follow || !signature) return undefined;
  if (!isSigned(purpose, `${address}-${follow}`, signature)) return undefined;
  return { addressId: Number(address), followId: Number(follow) };
}
