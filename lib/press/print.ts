import { createHash } from "node:crypto";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { toPlainHtml } from "./plain-html.ts";
import type { Enclosures, Sources } from "./enclosures.ts";
import type { Limited } from "./senders.ts";

/** What the application answered, before it becomes a print. */
export type Rendered = {
  status: number;
  headers: Record<string, string | string[] | number | undefined>;
  body: Buffer;
};

/** An answer ready to be sent as often as it is asked for. */
export type Print = {
  status: number;
  type: string;
  location: string | undefined;
  /** What a file is saved as (RFC 6266). */
  disposition: string | undefined;
  /** Set where the sender of a form is told to wait (RFC 9110, 10.2.3). */
  limited?: Limited | undefined;
  /** Faces that the page needs at once, to be fetched before its styles are read (RFC 8288). */
  preloads: string | undefined;
  /** What allows the styles and the script that stand in the page. */
  sources: Sources;
  isImmutable: boolean;
  etag: string;
  body: Buffer;
  brotli: Buffer | undefined;
  gzip: Buffer | undefined;
};

const compressibleTypes =
  /^(text\/|image\/svg|application\/(javascript|json|xml|[\w.-]+\+(xml|json)))/;
const compressFromBytes = 512;
/**
 * Above 9, brotli costs tens of milliseconds a page for one or two per cent; 4 costs two, and is for
 * what one reader alone is sent.
 */
const brotliQuality = { kept: 9, passing: 4 };

export async function print(
  rendered: Rendered,
  enclosures: Enclosures,
  isPassing = false,
): Promise<Print> {
  const type = header(rendered, "content-type") ?? "application/octet-stream";
  const { body, status, sources, limited } = type.startsWith("text/html")
    ? await printPage(rendered, enclosures)
    : { ...rendered, sources: {}, limited: undefined };

  return {
    status,
    type,
    location: header(rendered, "location"),
    disposition: header(rendered, "content-disposition"),
    limited,
    preloads: fontPreloads(header(rendered, "link")),
    sources,
    isImmutable: (header(rendered, "cache-control") ?? "").includes("immutable"),
    etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`,
    body,
    ...(await compress(body, type, isPassing || status !== 200 ? "passing" : "kept")),
  };
}

/** The print of an address that has moved for good. */
export function redirection(location: string): Print {
  return {
    status: 301,
    type: "text/plain; charset=utf-8",
    location,
    disposition: undefined,
    preloads: undefined,
    sources: {},
    isImmutable: false,
    etag: "",
    body: Buffer.from(`This page has moved to ${location}\n`),
    brotli: undefined,
    gzip: undefined,
  };
}

async function printPage(
  rendered: Rendered,
  enclosures: Enclosures,
): Promise<Pick<Print, "body" | "status" | "sources" | "limited">> {
  const plain = await toPlainHtml(rendered.body.toString("utf8"));
  const { html, sources } = await enclosures.putInto(plain.html);
  const { status = rendered.status, limited } = plain;
  return { body: Buffer.from(html), status, sources, limited };
}

/** How many bytes of memory a print takes on the shelf. */
export function sizeBytes({ body, brotli, gzip }: Print): number {
  return body.length + (brotli?.length ?? 0) + (gzip?.length ?? 0);
}

function header({ headers }: Rendered, name: string): string | undefined {
  const value = headers[name];
  return value === undefined ? undefined : String(value);
}

/** The framework names its scripts here as well, which are not part of the print. */
function fontPreloads(link = ""): string | undefined {
  const fonts = link
    .split(/,\s*(?=<)/)
    .filter((entry) => /as="?font/.test(entry))
    .map((entry) => entry.replace(/;\s*nonce="[^"]*"/, ""));
  return fonts.length > 0 ? fonts.join(", ") : undefined;
}

async function compress(
  body: Buffer,
  type: string,
  how: keyof typeof brotliQuality,
): Promise<Pick<Print, "brotli" | "gzip">> {
  if (body.length < compressFromBytes || !compressibleTypes.test(type)) {
    return { brotli: undefined, gzip: undefined };
  }
  const [brotli, gzipped] = await Promise.all([
    promisify(brotliCompress)(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: brotliQuality[how],
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
    promisify(gzip)(body),
  ]);
  return { brotli, gzip: gzipped };
}
