import { randomUUID } from "node:crypto";
import type { BuiltAction } from "./build.ts";
import { rawRequest, type RawAnswer } from "./raw-request.ts";

export type ActionCall = {
  action: BuiltAction;
  /** The page it is sent to; any page with the action in its bundle will do. */
  page: string;
  headers?: Record<string, string>;
  form?: Record<string, string>;
  /** The arguments before the form. */
  bound?: unknown[];
};

/** Calls a server action by hand, as a plain form without script would, on any page. */
export function callAction(base: string, call: ActionCall): Promise<RawAnswer> {
  const { action, form = {} } = call;
  const bound = call.bound ?? (action.argumentCount > 1 ? [{ outcome: "untouched" }] : []);
  const reference: Record<string, string> = bound.length
    ? {
        $ACTION_REF_1: "",
        "$ACTION_1:0": JSON.stringify({ id: action.id, bound: "$@1" }),
        "$ACTION_1:1": JSON.stringify(bound),
      }
    : { [`$ACTION_ID_${action.id}`]: "" };
  return post(base, call, { ...reference, ...form });
}

/** Calls it as the framework's own script would. */
export function callActionByScript(base: string, call: ActionCall): Promise<RawAnswer> {
  const { action, form = {} } = call;
  const bound = call.bound ?? (action.argumentCount > 1 ? [{ outcome: "untouched" }] : []);
  const fields = Object.entries(form).map(([name, value]) => [`_1_${name}`, value]);
  const headers = { ...call.headers, "next-action": action.id, accept: "text/x-component" };
  return post(
    base,
    { ...call, headers },
    {
      ...Object.fromEntries(fields),
      "0": JSON.stringify([...bound, "$K1"]),
    },
  );
}

async function post(
  base: string,
  { page, headers = {} }: ActionCall,
  fields: Record<string, string>,
): Promise<RawAnswer> {
  const boundary = randomUUID();
  const parts = Object.entries(fields).map(
    ([name, value]) =>
      `--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
  );
  return rawRequest(base, {
    method: "POST",
    path: page,
    headers: {
      origin: new URL(base).origin,
      "sec-fetch-site": "same-origin",
      "content-type": `multipart/form-data; boundary=${boundary}`,
      ...headers,
    },
    body: `${parts.join("")}--${boundary}--\r\n`,
  });
}
