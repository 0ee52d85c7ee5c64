import { postAddress, type Handle, type PublishedPost, type Signature } from "#lib/posts/post.ts";
import { slugify } from "#lib/text/slug.ts";
import { absolute } from "./absolute-address.ts";

export const authorCardType = "text/vcard; charset=utf-8";

/** Where the signature under a post is a card for an address book. */
export function authorCardAddress(post: Pick<PublishedPost, "kind" | "slug">): string {
  return `${postAddress(post)}/author.vcf`;
}

/** The signature under a post as a vCard (RFC 6350), as frozen as the signature is. */
export function printAuthorCard(
  signature: Signature,
  post: Pick<PublishedPost, "kind" | "slug" | "publishedAt">,
): string {
  const { name, handles, telephone, sites } = signature;
  const lines = [
    "BEGIN:VCARD",
    "VERSION:4.0",
    "KIND:individual",
    `FN:${text(name)}`,
    ...(telephone ? [`TEL:${text(telephone)}`] : []),
    ...sites.map((site) => `URL:${uri(site)}`),
    ...handles.map(profile),
    `SOURCE:${uri(absolute(authorCardAddress(post)))}`,
    `REV:${post.publishedAt.toISOString().replace(/[-:]|\.\d+/g, "")}`,
    "END:VCARD",
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join("");
}

/** What the card is saved as: letters that every file system has. */
export function authorCardFile({ name }: Signature): string {
  const plain = slugify(name).replace(/[^a-z0-9-]/g, "");
  return `${plain.replace(/^-+|-+$/g, "") || "author"}.vcf`;
}

/** An account on a network (RFC 9554); without an address, the handle stands for it. */
function profile({ network, handle, url }: Handle): string {
  const service = `SERVICE-TYPE=${parameter(network)}`;
  if (!url) return `SOCIALPROFILE;${service};VALUE=text:${text(handle)}`;
  return `SOCIALPROFILE;${service};USERNAME=${parameter(handle)}:${uri(url)}`;
}

function text(value: string): string {
  return value.replace(/[\\,;]/g, "\\$&").replace(/\r\n?|\n/g, "\\n");
}

/** Quoted, with RFC 6868's signs for what cannot stand between the quotes. */
function parameter(value: string): string {
  const safe = value
    .replace(/\^/g, "^^")
    .replace(/"/g, "^'")
    .replace(/\r\n?|\n/g, "^n");
  return `"${safe}"`;
}

/** As a browser reads it, which leaves no line end and no quotation mark in it. */
function uri(address: string): string {
  return new URL(address).href;
}

const lineBytesMax = 75;

/** Long lines go on in the next, after a space, and are never broken within a character. */
function folded(line: string): string {
  let made = "";
  let bytes = 0;
  for (const character of line) {
    const length = Buffer.byteLength(character);
    if (bytes + length > lineBytesMax) {
      made += "\r\n ";
      bytes = 1;
    }
    made += character;
    bytes += length;
  }
  return made;
}
