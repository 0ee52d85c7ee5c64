/** Where a request goes: printed for everyone, answered to one person, or nowhere. */
export type Route =
  | { kind: "public"; address: string }
  | { kind: "private"; address: string }
  | { kind: "missing" }
  | { kind: "malformed" };

/** Everything that is not named here is public, and is rendered without knowing who asks. */
const privateAreas = [
  "api",
  "dashboard",
  "decide",
  "drafts",
  "mail",
  "receipts",
  "reports",
  "setup",
  "sign-in",
];

/** The framework's own protocols, which no public page needs. */
const closedAreas = ["/_next/data/", "/_next/image"];

/** The query keys that public pages declare; all others are dropped before anything reads them. */
const declaredKeys = [
  "attachment_id",
  "author",
  "before",
  "cat",
  "feed",
  "from",
  "in",
  "m",
  "p",
  "page",
  "page_id",
  "q",
  "reply",
  "tag",
  "year",
];
const valueLengthMax = 100;
/** A page says what is too long to be searched for, and so has to be told. */
const searchLengthMax = 16_384;

/**
 * Reads a request target into one spelling of its address: segments decoded and encoded once, no
 * doubled slashes, and on public addresses only declared keys, in order.
 */
export function routeFor(target: string): Route {
  const [rawPath = "/", query = ""] = split(target);
  const segments = decodeSegments(rawPath);
  if (!segments) return { kind: "malformed" };

  const path = `/${segments.map(encodeURIComponent).join("/")}`;
  if (closedAreas.some((area) => path.startsWith(area))) return { kind: "missing" };
  if (privateAreas.includes(segments[0] ?? "")) {
    return { kind: "private", address: query ? `${path}?${query}` : path };
  }
  const declared = declaredQuery(query);
  return { kind: "public", address: declared ? `${path}?${declared}` : path };
}

/** The one address that a mail program may post to: it has no Origin, and the address is its proof. */
export function isOneClick(route: Route): boolean {
  return route.kind === "private" && /^\/mail\/[^/?]+\/stop$/.test(route.address);
}

function split(target: string): [string, string] {
  const place = target.indexOf("?");
  return place < 0 ? [target, ""] : [target.slice(0, place), target.slice(place + 1)];
}

/** Each search is another, and costs more than a page does: none is kept, and few run at once. */
export function isSearch(address: string): boolean {
  return address.startsWith("/search?");
}

/** The decoded segments, or undefined for a path that tries to be something else once decoded. */
function decodeSegments(path: string): string[] | undefined {
  if (!path.startsWith("/")) return undefined;
  try {
    const segments = path.split("/").filter(Boolean).map(decodeURIComponent);
    return segments.some(isUnsafe) ? undefined : segments;
  } catch {
    return undefined;
  }
}

function isUnsafe(segment: string): boolean {
  return segment === "." || segment === ".." || /[/\\\u0000-\u001f\u007f]/.test(segment);
}

function declaredQuery(query: string): string {
  if (!query) return "";
  const given = new URLSearchParams(query);
  const kept = declaredKeys
    .map((key) => [key, given.get(key) ?? ""] as const)
    .filter(([key, value]) => value !== "" && value.length <= lengthMaxOf(key));
  return new URLSearchParams(kept.map(([key, value]) => [key, value])).toString();
}

function lengthMaxOf(key: string): number {
  return key === "q" ? searchLengthMax : valueLengthMax;
}
