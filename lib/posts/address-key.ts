/** The parts of a query that chose a post in older systems; all others are tracking and noise. */
const keptKeys = ["attachment_id", "cat", "p", "page_id"];

/**
 * One spelling for every way of writing the same old address (path and query): percent-encoding
 * decoded, no trailing slash, no fragment, and of the query only what chose a post, in order.
 */
export function normaliseAddress(address: string): string {
  const [beforeFragment = ""] = address.split("#", 1);
  const queryAt = beforeFragment.indexOf("?");
  const path = queryAt < 0 ? beforeFragment : beforeFragment.slice(0, queryAt);
  const query = new URLSearchParams(queryAt < 0 ? "" : beforeFragment.slice(queryAt + 1));

  const kept = keptKeys.flatMap((key) => (query.has(key) ? [`${key}=${query.get(key)}`] : []));
  const decoded = `/${decode(path)}`.replace(/\/{2,}/g, "/").replace(/(.)\/$/, "$1");
  return kept.length > 0 ? `${decoded}?${kept.join("&")}` : decoded;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path).normalize("NFC");
  } catch {
    return path;
  }
}
