import { environment } from "#lib/config/environment.ts";

/** The whole address of a path of ours, on the configured site whatever host was asked. */
export function absolute(path: string): string {
  return new URL(path, environment().siteUrl).href;
}
