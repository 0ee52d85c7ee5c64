import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import { inject } from "light-my-request";
import type { Rendered } from "./print.ts";

/** What stands behind the press: Next's own request handler. */
export type Application = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** Who is asking, for the application's limits. The front sets it; what a client sends is thrown away. */
export const clientHeader = "x-byline-client";
/** The address asked for, which a private page needs to lead back to itself after signing in. */
export const addressHeader = "x-byline-address";

/** Headers about the connection that an answer came over, which ends here. */
const hopByHop = ["connection", "keep-alive", "transfer-encoding", "date"];

export type Asked = {
  method: string;
  address: string;
  headers: Record<string, string | string[]>;
  body?: Buffer;
};

/** Asks the application, within the process, with nothing in the request but what is given here. */
export async function ask(application: Application, asked: Asked): Promise<Rendered> {
  const answered = await inject(
    (request, response) => {
      // The injected pair is made to be used as Node's own, and is typed apart from it.
      const ours = response as unknown as ServerResponse;
      application(request as unknown as IncomingMessage, ours).catch((error: Error) =>
        ours.destroy(error),
      );
    },
    {
      method: asked.method as "GET" | "HEAD" | "POST",
      url: asked.address,
      headers: asked.headers as OutgoingHttpHeaders,
      ...(asked.body && { payload: asked.body }),
    },
  );
  const headers = { ...answered.headers };
  for (const name of hopByHop) delete headers[name];
  return { status: answered.statusCode, headers, body: answered.rawPayload };
}
