import { createServer, type Server, type ServerResponse } from "node:http";
import net, { type AddressInfo } from "node:net";
import { once } from "node:events";
import type { Network } from "#lib/outbound/fetch-page.ts";

/** What a page of the test's web answers; a string is a page of HTML. */
export type WebPage = string | ((response: ServerResponse) => void);

export type Web = {
  network: Network;
  /** The machines that a connection was opened to, each with its port. */
  reached: string[];
  /** What was asked, each with its headers. */
  asked: { address: string; headers: NodeJS.Dict<string | string[]> }[];
  close: () => void;
};

/** The address of every name that has no other: one of the open internet. */
export const outside = "93.184.216.34";

/**
 * A web of these pages, by their addresses: one real server, to which every connection leads, whatever
 * machine it was meant for. `names` has what a name means, each time that it is asked for.
 */
export async function aWeb(
  pages: Record<string, WebPage>,
  names: Record<string, string[] | string[][]> = {},
): Promise<Web> {
  const reached: string[] = [];
  const asked: Web["asked"] = [];
  const server = createServer((request, response) => {
    const address = `${request.headers.host}${request.url}`;
    asked.push({ address, headers: request.headers });
    const page = pages[address];
    if (typeof page === "function") return page(response);
    response.writeHead(page === undefined ? 404 : 200, { "content-type": "text/html" });
    response.end(page);
  });
  const port = await portOf(server);
  const times = new Map<string, number>();
  return {
    reached,
    asked,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
    network: {
      resolve: async (name) => {
        const time = times.get(name) ?? 0;
        times.set(name, time + 1);
        const known = names[name] ?? [outside];
        return Array.isArray(known[0])
          ? (known[Math.min(time, known.length - 1)] as string[])
          : (known as string[]);
      },
      connect: (address, wanted) => {
        reached.push(`${address} ${wanted}`);
        return net.connect({ host: "127.0.0.1", port });
      },
    },
  };
}

async function portOf(server: Server): Promise<number> {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return (server.address() as AddressInfo).port;
}

/** A page that leads on. */
export function leadsTo(location: string, status = 302): WebPage {
  return (response) => response.writeHead(status, { location }).end();
}
