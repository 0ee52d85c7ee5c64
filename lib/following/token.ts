import { environment } from "#lib/config/environment.ts";
import { isSigned, sign } from "#lib/config/secret.ts";

/** Whom a link in a mail speaks for, and which mail it came with: of one follow, or of all (0). */
export type MailToken = { addressId: number; followId: number };

/** What a link to everything under an address speaks for, and until when. */
export type DataToken = { addressId: number; endsAt: Date };

/** Two signatures, so that the link of every mail never becomes the one to everything. */
const purpose = "mail";
const dataPurpose = "mail-data";

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

/** Where everything under an address is downloaded or erased, for a while. */
export function dataPage(token: DataToken): URL {
  return new URL(`/mail/${dataTokenFor(token)}`, environment().siteUrl);
}

export function tokenFor({ addressId, followId }: MailToken): string {
  return signed(purpose, `${addressId}-${followId}`);
}

export function dataTokenFor({ addressId, endsAt }: DataToken): string {
  return signed(dataPurpose, `${addressId}-${+endsAt}`);
}

export function readToken(token: string): MailToken | undefined {
  const [addressId, followId] = readSigned(purpose, token) ?? [];
  return addressId && followId !== undefined ? { addressId, followId } : undefined;
}

/** Also one that has ended. */
export function readDataToken(token: string): DataToken | undefined {
  const [addressId, endsAt] = readSigned(dataPurpose, token) ?? [];
  return addressId && endsAt ? { addressId, endsAt: new Date(endsAt) } : undefined;
}

function signed(purpose: string, value: string): string {
  return `${value}-${sign(purpose, value)}`;
}

function readSigned(purpose: string, token: string): [number, number] | undefined {
  const [, first, second, signature] =
    /^([1-9]\d{0,14})-(0|[1-9]\d{0,14})-([\w-]+)$/.exec(token) ?? [];
  if (!first || !second || !signature) return undefined;
  if (!isSigned(purpose, `${first}-${second}`, signature)) return undefined;
  return [Number(first), Number(second)];
}
