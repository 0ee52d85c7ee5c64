import { environment } from "#lib/config/environment.ts";

export const dashboardAddress = "/dashboard";
const lengthMax = 2_000;

/**
 * Where to go after signing in: the address asked for when it is this site's own and private, else
 * the dashboard. It is read as a browser would read it and rebuilt from what was read, so that no
 * spelling of another site's address survives.
 */
export function returnAddress(asked: unknown, origin = environment().siteUrl.origin): string {
  if (typeof asked !== "string" || asked.length > lengthMax) return dashboardAddress;
  if (!URL.canParse(asked, origin)) return dashboardAddress;
  const url = new URL(asked, origin);
  const isOurs = url.origin === origin && !url.username && !url.password;
  const isPrivate =
    url.pathname === dashboardAddress || url.pathname.startsWith(`${dashboardAddress}/`);
  return isOurs && isPrivate ? url.pathname + url.search : dashboardAddress;
}

/** The sign-in page that leads back to `address`. */
export function signInAddress(address: string): string {
  return `/sign-in?return=${encodeURIComponent(address)}`;
}
