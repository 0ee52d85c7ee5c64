import { isIPv6 } from "node:net";

/** Someone whose request this is, known only by the network it came from. */
export type Visitor = { network: string };

/**
 * The network behind an address: IPv4 as it is, IPv6 by its first 64 bits, because one household or
 * one rented machine has all the rest.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped) return mapped;
  if (!isIPv6(address)) return address;
  const [head = "", tail] = address.split("%")[0]?.split("::") ?? [];
  const before = head.split(":").filter(Boolean);
  const after = tail === undefined ? [] : tail.split(":").filter(Boolean);
  // An embedded IPv4 tail fills two groups; it lies beyond the first 64 bits either way.
  const filled = before.length + after.length + (address.includes(".") ? 1 : 0);
  const groups = [...before, ...Array<string>(Math.max(0, 8 - filled)).fill("0"), ...after];
  const prefix = groups.slice(0, 4).map((group) => parseInt(group, 16).toString(16));
  return `${prefix.join(":")}::/64`;
}
