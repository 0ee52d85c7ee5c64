/** Where a link leads: to another host, elsewhere on this site, or nowhere it may lead. */
export type Destination = "outside" | "here" | "nowhere";

const here = "https://here.invalid";

export function destinationOf(address: unknown): Destination {
  const url = readAddress(address);
  if (!url) return "nowhere";
  if (url.origin === here) return "here";
  return url.protocol === "http:" || url.protocol === "https:"
    ? "outside"
    : url.protocol === "mailto:" || url.protocol === "tel:"
      ? "here"
      : "nowhere";
}

/** Reads an address as a browser on one of our pages would, with all the liberties they take. */
export function readAddress(address: unknown): URL | undefined {
  if (typeof address !== "string") return undefined;
  try {
    return new URL(address, here);
  } catch {
    return undefined;
  }
}

/** The path of an address on this site, as a browser would ask for it. */
export function localPath(address: unknown): string | undefined {
  const url = readAddress(address);
  return url?.origin === here ? url.pathname + url.search : undefined;
}

/** The last part of an address, as a person would read it. */
export function fileNameIn(address: unknown): string {
  const name = readAddress(address)?.pathname.split("/").pop() ?? "";
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
