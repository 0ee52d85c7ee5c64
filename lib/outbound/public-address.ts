import ipaddr from "ipaddr.js";

/**
 * Whether an address may be fetched from here at all, before anything is known of its host: the
 * web's own two ports, and nobody's password.
 */
export function mayBeFetched({ protocol, username, password, port, hostname }: URL): boolean {
  if (protocol !== "http:" && protocol !== "https:") return false;
  // The one of its scheme is left out of a URL, so whatever stands here is another.
  if (username || password || port) return false;
  return hostname !== "" && !hostname.endsWith(".");
}

/**
 * Whether an address of a machine is one on the open internet. Everything that is set apart for
 * another use is inside, and so is what only carries an older address within a newer one.
 */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address) || address.includes("%")) return false;
  const read = ipaddr.process(address);
  if (read.range() !== "unicast") return false;
  return read.kind() === "ipv4" || isGlobal(read.toByteArray());
}

/** 2000::/3, all of version 6 that has been given out. */
function isGlobal([first = 0]: number[]): boolean {
  return first >> 5 === 1;
}
