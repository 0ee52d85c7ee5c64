import { isIP } from "node:net";
import { lengthOf, siteLengthMax } from "./comment.ts";
import type { Words } from "#lib/words/words.ts";
import type { Reading } from "./reading.ts";

/**
 * The writer's own site, linked to, and fetched only when they ask for it. Nothing typed is `null`; without a
 * scheme it is taken for https. Addresses of machines, and names that only a local network knows,
 * are refused: a link to them leads a reader into their own network.
 */
export function readSite(
  typed: string,
  words: Words["submission"]["site"],
): Reading<string | null> {
  const given = typed.trim();
  if (given === "") return { ok: true, value: null };
  const length = lengthOf(given);
  if (length > siteLengthMax) return { ok: false, message: words.tooLong(siteLengthMax, length) };

  const url = parse(given);
  if (!url || !isPublicName(url.hostname)) return { ok: false, message: words.unusable };
  return { ok: true, value: url.href };
}

function parse(given: string): URL | undefined {
  if (/[\p{Cc}\s]/u.test(given) || given.startsWith("/")) return undefined;
  // `example.org:8080` has a port where `javascript:1` has a scheme; only names with a dot have ports.
  const hasScheme = /^[a-z][a-z0-9+-]*:/i.test(given);
  if (hasScheme && !/^https?:\/\/[^/]/i.test(given)) return undefined;
  const address = hasScheme ? given : `https://${given}`;
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.username || url.password || url.href.length > siteLengthMax ? undefined : url;
}

function isPublicName(hostname: string): boolean {
  const name = hostname.replace(/\.$/, "");
  if (name.startsWith("[") || isIP(name)) return false;
  const top = name.split(".").at(-1) ?? "";
  return name.includes(".") && !localTops.has(top);
}

const localTops = new Set([
  "localhost",
  "local",
  "internal",
  "intranet",
  "lan",
  "home",
  "corp",
  "test",
  "invalid",
  "arpa",
  "onion",
]);
