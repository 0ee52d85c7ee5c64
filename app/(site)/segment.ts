/** The text of one part of an address, which arrives percent-encoded. */
export function readSegment(segment: string): string {
  try {
    return decodeURIComponent(segment).normalize("NFC");
  } catch {
    return segment;
  }
}
