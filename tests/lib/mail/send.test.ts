import type { RootContent } from "hast";
import rehypeParse from "rehype-parse";
import { unified } from "unified";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { RecipientRefused, sendMail, type Mail } from "#lib/mail/send.ts";
import { aMailServer, type MailServer } from "#tests/support/mail-server.ts";

let server: MailServer;
beforeAll(async () => {
  server = await aMailServer();
  process.env.SMTP_URL = server.url;
});
afterAll(() => server.close());
beforeEach(() => server.behave({}));

test("a mail reaches exactly the one it is for, as text and as HTML that say the same", async () => {
  const mail = await received({
    pieces: [
      { say: "Cleo answered." },
      { quote: "Line one.\n\n<b>not markup</b>\n." },
      { link: "Read it", to: new URL("http://localhost:3000/comments/7") },
      { foot: "Why.", link: "End it", to: new URL("http://localhost:3000/mail/1-2-x") },
    ],
  });

  expect([mail.recipients, mail.from]).toEqual([["mo@example.org"], "byline@localhost"]);
  expect(mail.parsed.text?.trimEnd()).toBe(
    [
      "Cleo answered.",
      "> Line one.\n> \n> <b>not markup</b>\n> .",
      "Read it:\nhttp://localhost:3000/comments/7",
      "-- \nWhy.\nEnd it:\nhttp://localhost:3000/mail/1-2-x",
    ].join("\n\n"),
  );
  const { text, names, links } = partsOf(String(mail.parsed.html));
  expect(text).toContain("Line one.");
  expect(text).toContain("<b>not markup</b>");
  expect(links).toEqual(["http://localhost:3000/comments/7", "http://localhost:3000/mail/1-2-x"]);
  expect([...names].sort()).toEqual("a blockquote body br div head html meta p title".split(" "));
});

test("a mail says which conversation it belongs to, that a machine sent it, and how it is ended", async () => {
  const { parsed, raw } = await received({
    key: "comment-9",
    thread: ["post-1", "comment-4", "comment-7"],
    list: "post-1",
    stop: new URL("http://localhost:3000/mail/1-2-x/stop"),
  });

  expect(parsed).toMatchObject({
    messageId: "<comment-9@localhost>",
    inReplyTo: "<comment-7@localhost>",
    references: ["<post-1@localhost>", "<comment-4@localhost>", "<comment-7@localhost>"],
  });
  const header = (name: string) => new RegExp(`^${name}: (.*)\r$`, "im").exec(raw)?.[1];
  expect(header("List-Unsubscribe")).toBe("<http://localhost:3000/mail/1-2-x/stop>");
  expect(header("List-Unsubscribe-Post")).toBe("List-Unsubscribe=One-Click");
  expect(header("List-Id")).toBe("<post-1.localhost>");
  expect(header("Auto-Submitted")).toBe("auto-generated");
  expect(header("Precedence")).toBe("bulk");
});

test("a thread a thousand deep names its beginning and its end", async () => {
  const thread = Array.from({ length: 1_000 }, (_, place) => `comment-${place}`);

  const { parsed } = await received({ thread });

  expect(parsed.references).toHaveLength(10);
  expect(parsed.references?.[0]).toBe("<comment-0@localhost>");
  expect(parsed.references?.at(-1)).toBe("<comment-999@localhost>");
});

test("a mail in a language written from the right says so", async () => {
  const mail = await received({ language: "ar", pieces: [{ say: "نُشر تعليقك." }] });

  expect(String(mail.parsed.html)).toContain('<html lang="ar" dir="rtl">');
});

test("line breaks, encoded words and commas in names and subjects stay where they are put (E02)", async () => {
  const tricks = [
    "Title\r\nBcc: eve@example.org",
    "Title\nX-Injected: yes",
    "Title\u2028X-Injected: yes",
    "=?utf-8?q?Bcc=3A_eve?=",
    'a@b.org, "Eve" <eve@example.org>',
    "\u202egnp.exe",
    "Ünï ".repeat(250),
  ];

  for (const trick of tricks) {
    const mail = await received({
      subject: trick,
      fromName: trick,
      to: { name: trick, address: "mo@example.org" },
      pieces: [{ say: trick }, { quote: trick }],
    });

    expect(mail.recipients).toEqual(["mo@example.org"]);
    expect(mail.parsed.headers.has("bcc")).toBe(false);
    expect(mail.parsed.headers.has("x-injected")).toBe(false);
    const oneLine = trick
      .replace(/[\r\n\u2028\u202e]+/g, " ")
      .replaceAll("=?", "= ?")
      .trim();
    const spaced = (value?: string) => value?.replace(/\s+/g, " ").trim();
    expect(spaced(mail.parsed.subject)).toBe(spaced(oneLine));
    expect(mail.parsed.from?.value).toMatchObject([{ address: "byline@localhost" }]);
    expect(spaced(mail.parsed.from?.value[0]?.name)).toBe(spaced(oneLine));
    expect(mail.parsed.to).toMatchObject({ value: [{ address: "mo@example.org" }] });
    expect(mail.parsed.text).toContain(trick.split("\r")[0]?.split("\n")[0]);
  }
});

test("what is said about the recipient is told from what is said about us (E01, E04)", async () => {
  for (const recipient of [550, 553]) {
    await server.behave({ recipient });
    await expect(received()).rejects.toBeInstanceOf(RecipientRefused);
  }
  for (const behaviour of [{ recipient: 450 }, { sender: 550 }, { data: 554 }, { data: 451 }]) {
    await server.behave(behaviour);
    const failing = received();
    await expect(failing).rejects.toThrow("Not here");
    await expect(failing).rejects.not.toBeInstanceOf(RecipientRefused);
  }
});

async function received(given: Partial<Mail> = {}) {
  await sendMail({
    fromName: "Byline",
    to: { name: "Mo", address: "mo@example.org" },
    subject: "Subject",
    language: "en",
    pieces: [{ say: "Text." }],
    key: "one",
    list: "comments",
    ...given,
  });
  const mail = server.received.at(-1);
  if (!mail) throw new Error("No mail arrived.");
  return mail;
}

/** What a mail program would find in the HTML. */
function partsOf(html: string) {
  const names = new Set<string>();
  const links: string[] = [];
  let text = "";
  const walk = (node: RootContent): void => {
    if (node.type === "text") text += node.value;
    if (node.type !== "element") return;
    names.add(node.tagName);
    if (node.properties.href) links.push(String(node.properties.href));
    node.children.forEach(walk);
  };
  unified().use(rehypeParse).parse(html).children.forEach(walk);
  return { names, links, text };
}
