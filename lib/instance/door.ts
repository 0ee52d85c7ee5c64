import { randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { findHolder, type Holder } from "#db/lock.ts";

/** Something an operator asks for in the terminal. Prints lines, returns the exit code. */
export type Command = (args: unknown, print: (line: string) => void) => Promise<number>;
export type Commands = Record<string, Command>;

export type Door = { port: number; token: string; close: () => void };

/** Marks the last line of an answer, which carries the exit code. */
const exitMark = "\u0004";

/**
 * Takes commands while the site runs. Only one process may have the database open, so what is typed
 * in a terminal meanwhile is carried out by that one. Listens on loopback, and to the token alone.
 */
export async function openDoor(commands: Commands): Promise<Door> {
  const token = randomBytes(24).toString("base64url");
  const server = createServer((request, response) => {
    if (request.headers.authorization !== `Bearer ${token}`) response.writeHead(403).end();
    else carryOut(commands, request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    token,
    close: () => server.close(),
  };
}

/**
 * Hands a command to the process that holds the database, printing what it prints.
 * Answers undefined when that process takes no commands.
 */
export async function knock(
  name: string,
  args: unknown,
  print: (line: string) => void,
  holder = findHolder(),
): Promise<number | undefined> {
  const answer = await reach(holder, name, args);
  if (!answer?.ok || !answer.body) return undefined;

  let rest = "";
  const decoder = new TextDecoder();
  for await (const piece of answer.body as unknown as AsyncIterable<Uint8Array>) {
    rest += decoder.decode(piece, { stream: true });
    const lines = rest.split("\n");
    rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line.startsWith(exitMark)) return Number(line.slice(exitMark.length));
      print(line);
    }
  }
  print("The running site stopped before it was done. Run the same command again.");
  return 1;
}

/** The sentence for whoever comes second. */
export function holderSentence(): string {
  const holder = findHolder();
  if (!holder) return "Another process has this publication's database open.";
  const { process, doing, since } = holder;
  return `This publication's database is in use: ${doing} (process ${process}, since ${since}).`;
}

async function carryOut(
  commands: Commands,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const command = commands[(request.url ?? "").slice(1)];
  if (!command) return void response.writeHead(404).end();
  const args: unknown = JSON.parse(await textOf(request));
  response.writeHead(200, { "content-type": "text/plain; charset=utf-8" });
  const print = (line: string) => response.write(`${line}\n`);
  try {
    response.end(`${exitMark}${await command(args, print)}\n`);
  } catch (error) {
    print(error instanceof Error ? error.message : String(error));
    response.end(`${exitMark}1\n`);
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = "";
  for await (const piece of request.setEncoding("utf8") as AsyncIterable<string>) text += piece;
  return text;
}

async function reach(
  holder: Holder | undefined,
  name: string,
  args: unknown,
): Promise<Response | undefined> {
  if (!holder?.door) return undefined;
  const { port, token } = holder.door;
  try {
    return await fetch(`http://127.0.0.1:${port}/${name}`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(args),
    });
  } catch {
    return undefined;
  }
}
