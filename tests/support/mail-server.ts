import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { simpleParser, type ParsedMail } from "mailparser";

export type ReceivedMail = {
  recipients: string[];
  from: string;
  raw: string;
  parsed: ParsedMail;
};

/** What the server does instead of taking a mail: a status for a step, silence after the text, not being there. */
export type Behaviour = {
  sender?: number;
  recipient?: number;
  data?: number;
  isSilent?: boolean;
  isDown?: boolean;
};

export type MailServer = {
  url: string;
  received: ReceivedMail[];
  behave: (behaviour: Behaviour) => Promise<void>;
  /** Resolves when a mail has come as far as its text, which a silent server does not take yet. */
  reached: () => Promise<void>;
  /** Takes it after all. */
  take: () => Promise<void>;
  close: () => Promise<void>;
};

/** A real mail server in a process of its own, on a free port, that keeps what it is given. */
export async function aMailServer(kind: "plain" | "secure" = "plain"): Promise<MailServer> {
  const child = fork(join(import.meta.dirname, "mail-server.mjs"), [kind], { execArgv: [] });
  const port = await portOf(child);
  const received: ReceivedMail[] = [];
  let behaviour: Behaviour = {};

  let waiting: Extract<Message, { kind: "mail" }> | undefined;
  const take = async (): Promise<void> => {
    if (!waiting) return;
    const { recipients, from, raw } = waiting;
    waiting = undefined;
    received.push({ recipients, from, raw, parsed: await simpleParser(raw) });
    child.send({ kind: "take" });
  };

  child.on("message", (message: Message) => {
    if (message.kind !== "mail") return;
    waiting = message;
    if (!behaviour.isSilent) void take();
  });

  return {
    url: `${kind === "secure" ? "smtps" : "smtp"}://127.0.0.1:${port}`,
    received,
    behave: async (wanted) => {
      behaviour = wanted;
      const answered = heard(child, "behaves");
      child.send({ kind: "behave", behaviour: wanted });
      await answered;
    },
    reached: async () => void (await heard(child, "mail")),
    take: async () => {
      behaviour = {};
      await take();
    },
    close: async () => {
      const ended = once(child, "exit");
      if (child.connected) child.disconnect();
      await ended;
    },
  };
}

type Message =
  | { kind: "mail"; recipients: string[]; from: string; raw: string }
  | { kind: "listens"; port: number }
  | { kind: "behaves" };

async function portOf(child: ChildProcess): Promise<number> {
  const message = await heard(child, "listens");
  if (message.kind !== "listens") throw new Error("The mail server said something else.");
  return message.port;
}

function heard(child: ChildProcess, kind: Message["kind"]): Promise<Message> {
  return new Promise((resolve, reject) => {
    const listen = (message: Message): void => {
      if (message.kind !== kind) return;
      child.off("message", listen);
      child.off("exit", fail);
      resolve(message);
    };
    const fail = (): void => reject(new Error("The mail server ended."));
    child.on("message", listen);
    child.once("exit", fail);
  });
}
