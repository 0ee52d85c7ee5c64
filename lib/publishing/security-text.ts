import { environment } from "#lib/config/environment.ts";
import { readPublication } from "#lib/settings/publication.ts";
import { absolute } from "./absolute-address.ts";

const securityTextAddress = "/.well-known/security.txt";

const monthsItHolds = 6;

/**
 * Where to report a hole in the site (RFC 9116). Without a contact there is none: an address that
 * nobody has named would be a member's own, and nobody has agreed to that.
 */
export async function findSecurityText(now = new Date()): Promise<string | undefined> {
  const { securityContact } = environment();
  if (!securityContact) return undefined;
  const { language } = await readPublication();
  const base = new Intl.Locale(language).language;
  return [
    `Contact: ${securityContact}`,
    `Expires: ${endOfItsPromise(now).toISOString()}`,
    `Preferred-Languages: ${base === "en" ? base : `${base}, en`}`,
    `Canonical: ${absolute(securityTextAddress)}`,
    "",
  ].join("\n");
}

/** The same all month, so that the file is the same for whoever asks again. */
function endOfItsPromise(now: Date): Date {
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + monthsItHolds, 1));
}
