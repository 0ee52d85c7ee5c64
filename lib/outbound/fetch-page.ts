import { ADDRCONFIG } from "node:dns";
import { lookup } from "node:dns/promises";
import { request, type IncomingMessage } from "node:http";
import net, { type Socket } from "node:net";
import type { Readable } from "node:stream";
import tls from "node:tls";
import { createBrotliDecompress, createGunzip } from "node:zlib";
import { environment } from "#lib/config/environment.ts";
import { isPublicAddress, mayBeFetched } from "./public-address.ts";

/** A page of someone else's, as it came from where its address led in the end. */
export type FetchedPage = { url: URL; html: string };

/** The two things that touch the network. What may be reached is decided here, whatever they are. */
export type Network = {
  /** Every address that a name has. */
  resolve: (hostname: string) => Promise<string[]>;
  /** A connection to one machine, by its own address. */
  connect: (address: string, port: number) => Socket;
};

const redirectsMax = 3;
/** How long a connection may take, and everything together. */
const patience = { connectMs: 5_000, totalMs: 10_000 };
const bytesMax = 1_000_000;

/**
 * Fetches a page that a stranger named. Undefined for whatever goes wrong: nobody learns from here
 * whether a machine inside exists. Each step of a redirect is held to the same rules, and the
 * connection goes to the very address that was checked: a name may mean another a moment later.
 */
export async function fetchPage(
  address: string,
  network: Network = internet,
  { connectMs, totalMs } = patience,
): Promise<FetchedPage | undefined> {
  const signal = AbortSignal.timeout(totalMs);
  let next = address;
  try {
    for (let step = 0; step <= redirectsMax; step += 1) {
      const url = new URL(next);
      const response = await ask(url, { network, connectMs, signal });
      const target = redirectOf(response);
      if (target === undefined) return await readPage(url, response);
      response.destroy();
      next = new URL(target, url).href;
    }
  } catch {
    return undefined;
  }
  return undefined;
}

const internet: Network = {
  resolve: async (hostname) => {
    const found = await lookup(hostname, { all: true, order: "ipv4first", hints: ADDRCONFIG });
    return found.map(({ address }) => address);
  },
  connect: (host, port) => net.connect({ host, port }),
};

class Refused extends Error {}

type Means = { network: Network; connectMs: number; signal: AbortSignal };

async function ask(url: URL, means: Means): Promise<IncomingMessage> {
  if (!mayBeFetched(url)) throw new Refused();
  const { signal } = means;
  const address = await publicAddressOf(url.hostname, means);
  return new Promise((resolve, reject) => {
    const asked = request({
      // Without an agent every request has a connection of its own, and none is kept.
      createConnection: () => connect(url, address, means),
      path: url.pathname + url.search,
      headers: {
        host: url.host,
        accept: "text/html, application/xhtml+xml",
        "accept-encoding": "gzip, br",
        "user-agent": `Byline (+${environment().siteUrl.origin})`,
      },
      signal,
    });
    asked.on("response", resolve).on("error", reject).end();
  });
}

/** One name with one address inside is inside. */
async function publicAddressOf(hostname: string, { network, signal }: Means): Promise<string> {
  const host = hostname.replace(/^\[|\]$/g, "");
  const found = net.isIP(host) ? [host] : await unlessAborted(network.resolve(host), signal);
  const [first] = found;
  if (first === undefined || !found.every(isPublicAddress)) throw new Refused();
  return first;
}

async function unlessAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    signal.addEventListener("abort", () => reject(new Refused()), { once: true });
    work.then(resolve, reject);
  });
}

function connect(url: URL, address: string, { network, connectMs }: Means): Socket {
  const isSecure = url.protocol === "https:";
  const socket = network.connect(address, isSecure ? 443 : 80);
  const tooLong = setTimeout(() => socket.destroy(new Refused()), connectMs);
  for (const end of ["connect", "close"]) socket.once(end, () => clearTimeout(tooLong));
  // Under a secure one nobody else hears what goes wrong with it, and that would end the process.
  socket.on("error", () => clearTimeout(tooLong));
  return isSecure ? tls.connect({ socket, servername: url.hostname }) : socket;
}

function redirectOf({ statusCode, headers }: IncomingMessage): string | undefined {
  return [301, 302, 303, 307, 308].includes(statusCode ?? 0) ? headers.location : undefined;
}

async function readPage(url: URL, response: IncomingMessage): Promise<FetchedPage> {
  const isPage = /^(text\/html|application\/xhtml\+xml)\b/i.test(
    response.headers["content-type"] ?? "",
  );
  if (response.statusCode !== 200 || !isPage) {
    response.destroy();
    throw new Refused();
  }
  const chunks: Buffer[] = [];
  let length = 0;
  const body = decoded(response);
  for await (const chunk of body as AsyncIterable<Buffer>) {
    chunks.push(chunk);
    length += chunk.length;
    // What a page says of itself stands at its beginning; the rest is not waited for.
    if (length >= bytesMax) break;
  }
  response.destroy();
  return { url, html: Buffer.concat(chunks).subarray(0, bytesMax).toString("utf8") };
}

/** Counted after decoding, so that a small answer cannot become a large one here. */
function decoded(response: IncomingMessage): Readable {
  const encoding = response.headers["content-encoding"] ?? "identity";
  if (encoding === "identity") return response;
  if (encoding !== "gzip" && encoding !== "br") throw new Refused();
  const decoder = encoding === "gzip" ? createGunzip() : createBrotliDecompress();
  response.on("error", (error) => decoder.destroy(error));
  return response.pipe(decoder);
}
