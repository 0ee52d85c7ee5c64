import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import next from "next";
import { startWorker } from "#app/_worker/start-worker.ts";
import { closeDatabase } from "#db/client.ts";
import { environment } from "#lib/config/environment.ts";
import { log } from "#lib/config/log.ts";
import { front } from "#lib/press/front.ts";
import { readCommentLimits } from "#lib/settings/comment-limits.ts";
import { readPublication } from "#lib/settings/publication.ts";
import { findMoved } from "#lib/transfer/find-moved.ts";

const headersWaitMs = 15_000;
const requestWaitMs = 60_000;
/** How long what is in flight may take once the process is asked to stop. */
const stopWaitMs = 25_000;

export type Serving = { port: number; stop: () => Promise<void> };

/** Puts the press in front of Next and listens. `isDev` runs Next's development server instead. */
export async function serve({ isDev }: { isDev: boolean }): Promise<Serving> {
  const { port, siteUrl, proxyCount, isPressOn } = environment();
  const server = createServer({ headersTimeout: headersWaitMs, requestTimeout: requestWaitMs });
  const app = next({ dev: isDev, port, hostname: "localhost", httpServer: server, quiet: true });
  await app.prepare();

  const application = app.getRequestHandler();
  server.on(
    "request",
    front({
      siteUrl,
      proxyCount,
      isPressOn: isPressOn && !isDev,
      isDev,
      application: (request, response) => application(request, response),
      readLanguage: async () => (await readPublication()).language,
      readTextLength: async () => (await readCommentLimits()).textLength,
      findRedirect: findMoved,
      logError: (error, reference) => {
        const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
        log("error", { event: "request failed", reference, cause });
      },
    }),
  );
  await listen(server, port);

  const working = new AbortController();
  const worker = startWorker(working.signal);
  return {
    port: (server.address() as AddressInfo).port,
    stop: async () => {
      working.abort();
      await Promise.all([close(server), worker]);
      await app.close();
      await closeDatabase();
    },
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, () => resolve());
  });
}

/** Takes no new work, lets what is in flight finish, and cuts off what outlasts `stopWaitMs`. */
function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const cut = setTimeout(() => server.closeAllConnections(), stopWaitMs);
    server.close(() => {
      clearTimeout(cut);
      resolve();
    });
    server.closeIdleConnections();
  });
}
