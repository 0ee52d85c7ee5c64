import { environment } from "#lib/config/environment.ts";

/** A name for a thing that stays when its address changes (RFC 4151). */
export function feedId(thing: string): string {
  return `tag:${environment().siteUrl.hostname},2026:${thing}`;
}
