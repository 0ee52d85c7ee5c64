import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import { connect, type AddressInfo } from "node:net";
import { brotliDecompressSync } from "node:zlib";
import { afterEach, expect, test } from "vitest";
import { write } from "#db/client.ts";
import { bodyBytesMaxFor } from "#lib/press/body.ts";
import { raiseEdition } from "#lib/press/edition.ts";
import type { FrontOptions } from "#lib/press/exchange.ts";
import { front } from "#lib/press/front.ts";

type Seen = {
  method: string | undefined;
  url: string | undefined;
  headers: IncomingHttpHeaders;
  body: string;
};

const siteUrl = new URL("http://localhost:3000");
const ours = { origin: siteUrl.origin };
let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

test("a page is rendered once an edition, however many ask at once", async () => {
  const { get, seen } = await aSite({ page: () => "<p>first</p>" });

  await Promise.all(Array.from({ length: 20 }, () => get("/posts/one")));
  await get("/posts/one");

  expect(seen).toHaveLength(1);
});

test("a picture is sent as it is, and no page makes room for pictures", async () => {
  const megabyte = "x".repeat(1024 * 1024);
  const headers: Record<string, string> = {};
  const { get, seen } = await aSite({ page: () => megabyte, headers });
  await get("/posts/one");

  Object.assign(headers, { "content-type": "image/png", "cache-control": "immutable" });
  const answer = await get("/media/0");
  for (let one = 1; one < 80; one += 1) await get(`/media/${one}`);
  const asked = seen.length;
  await get("/posts/one");
  await get("/media/79");

  expect(answer.headers.get("content-encoding")).toBeNull();
  expect(answer.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  expect(seen).toHaveLength(asked);
});

test("a file is saved under the name it was given", async () => {
  const disposition = 'attachment; filename="ines-calder.vcf"';
  const { get } = await aSite({ headers: { "content-disposition": disposition } });

  const answer = await get("/posts/one/author.vcf");

  expect(answer.headers.get("content-disposition")).toBe(disposition);
});

test("a file that is not there is answered with the page that says so", async () => {
  const page = () => (seen.at(-1)?.url === "/_not-found" ? "<p>Nothing is here.</p>" : "");
  const { get, seen } = await aSite({ page, status: () => 404 });

  const answer = await get("/media/unknown");

  expect(answer.status).toBe(404);
  expect(await answer.text()).toBe("<p>Nothing is here.</p>");
});

test("after a public change the next reader gets the new page", async () => {
  let text = "before";
  const { get } = await aSite({ page: () => `<p>${text}</p>` });
  await get("/");

  text = "after";
  await write((tx) => raiseEdition(tx));

  expect(await (await get("/")).text()).toBe("<p>after</p>");
});

test("a page that was being rendered while an approval landed is not served after it", async () => {
  const begun = aSignal();
  const mayEnd = aSignal();
  let text = "before";
  const { get } = await aSite({
    page: async () => {
      const seenText = text;
      begun.give();
      if (seenText === "before") await mayEnd.given;
      return `<p>${seenText}</p>`;
    },
  });

  const early = get("/");
  await begun.given;
  text = "after";
  await write((tx) => raiseEdition(tx));
  const late = await (await get("/")).text();
  mayEnd.give();
  await early;

  expect(late).toBe("<p>after</p>");
  expect(await (await get("/")).text()).toBe("<p>after</p>");
});

test("the application cannot know who asks for a public page", async () => {
  const { get, seen } = await aSite({});

  await get("/posts/one?utm_source=x&_rsc=1", {
    cookie: "byline-session=stolen",
    authorization: "Bearer x",
    rsc: "1",
    "next-router-prefetch": "1",
    "x-forwarded-host": "evil.example",
    "x-middleware-subrequest": "src/middleware",
    "x-byline-client": "1.2.3.4",
    "user-agent": "Mallory",
  });

  expect(seen[0]?.url).toBe("/posts/one");
  expect(seen[0]?.headers).toEqual({ host: siteUrl.host, "user-agent": "Byline" });
});

test("who has the page already is told so, and others get it in the smallest form they take", async () => {
  const { get, raw } = await aSite({ page: () => `<p>${"word ".repeat(500)}</p>` });
  const etag = (await get("/")).headers.get("etag") ?? "";

  const known = await get("/", { "if-none-match": etag });
  const brotli = await raw(
    "GET / HTTP/1.1\r\nHost: x\r\nAccept-Encoding: br\r\nConnection: close\r\n\r\n",
  );

  expect(known.status).toBe(304);
  const [head = "", ...rest] = brotli.toString("latin1").split("\r\n\r\n");
  expect(head).toMatch(/content-encoding: br/i);
  const body = Buffer.from(rest.join("\r\n\r\n"), "latin1");
  expect(brotliDecompressSync(body).toString()).toContain("word word");
});

test("whoever names what they have is told whether it is still so, in every way of naming it", async () => {
  const { get, raw } = await aSite({
    page: () => `{"items": "${"word ".repeat(500)}"}`,
    headers: { "content-type": "application/feed+json; charset=utf-8" },
  });
  const { headers } = await get("/feed.json");
  const etag = headers.get("etag") ?? "";

  for (const known of [etag, `W/${etag}`, `"other", ${etag}`, "*"]) {
    const answer = await get("/feed.json", { "if-none-match": known });
    expect([answer.status, await answer.text()]).toEqual([304, ""]);
    expect(answer.headers.get("etag")).toBe(etag);
  }
  expect((await get("/feed.json", { "if-none-match": '"other"' })).status).toBe(200);
  expect(headers.get("content-encoding")).toBeTruthy();
  const head = await raw("HEAD /feed.json HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
  expect(head.toString()).toMatch(/^HTTP\/1.1 200 [^]*content-length: 2513[^]*\r\n\r\n$/i);
});

test("a thousand polls are answered from one rendering", async () => {
  const { get, seen } = await aSite({});

  for (let count = 0; count < 1_000; count += 100) {
    await Promise.all(Array.from({ length: 100 }, () => get("/feed.xml")));
  }

  expect(seen).toHaveLength(1);
});

test("the faces a page needs are announced, and the framework's scripts are not", async () => {
  const face = '</a.woff2>; rel=preload; as="font"; crossorigin=""';
  const link = `${face}; nonce="x"; type="font/woff2", </b.js>; rel=preload; as="script"`;
  const { get } = await aSite({ headers: { link } });

  expect((await get("/")).headers.get("link")).toBe(`${face}; type="font/woff2"`);
});

test("a public page carries the policy that lets nothing inline run", async () => {
  const { get } = await aSite({});

  const policy = (await get("/")).headers.get("content-security-policy");

  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain("unsafe");
  expect(policy).not.toContain("nonce");
});

test("an error is not kept", async () => {
  let status = 500;
  const { get } = await aSite({ status: () => status });

  expect((await get("/")).status).toBe(500);
  status = 200;
  expect((await get("/")).status).toBe(200);
});

test.each([
  ["no origin at all", {}],
  ["another site's origin", { origin: "https://evil.example" }],
  ["an opaque origin", { origin: "null" }],
  ["a sibling site", { "sec-fetch-site": "same-site", ...ours }],
  ["another site behind our origin's name", { "sec-fetch-site": "cross-site", ...ours }],
])("a form post from %s is refused and reaches nothing", async (_, headers) => {
  const { post, seen } = await aSite({});

  expect((await post("/posts/one", "a=b", headers)).status).toBe(403);
  expect((await post("/dashboard/comments", "a=b", headers)).status).toBe(403);
  expect(seen).toHaveLength(0);
});

test("a mail program may post to one address, which has no cookie and no origin (RFC 8058)", async () => {
  const { post, seen } = await aSite({});
  const click = "List-Unsubscribe=One-Click";

  expect((await post("/mail/1-2-abc/stop", click, {})).status).toBe(200);
  expect(seen).toMatchObject([{ method: "POST", url: "/mail/1-2-abc/stop", body: click }]);
  for (const other of ["/mail/1-2-abc", "/mail/1-2-abc/stop/x", "/mail/stop", "/posts/stop"]) {
    expect((await post(other, click, {})).status, other).toBe(403);
  }
  expect(seen).toHaveLength(1);
});

test("a form post from here reaches the application with the sender's network and nothing personal", async () => {
  const { post, seen } = await aSite({});

  await post("/posts/one", "text=hello", { ...ours, cookie: "byline-session=x" });

  expect(seen[0]).toMatchObject({ method: "POST", url: "/posts/one", body: "text=hello" });
  expect(seen[0]?.headers["x-byline-client"]).toBe("127.0.0.1");
  expect(seen[0]?.headers.cookie).toBeUndefined();
});

test("the answer to a form post is kept by nobody", async () => {
  const { post } = await aSite({});

  const answer = await post("/posts/one", "text=hello", ours);

  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(answer.headers.get("etag")).toBeNull();
});

test("a body over what the longest text needs is refused before it is read (C02)", async () => {
  const { post, raw, seen } = await aSite({ readTextLength: async () => 10_000 });

  const declared = await raw(
    `POST / HTTP/1.1\r\nHost: x\r\nOrigin: ${siteUrl.origin}\r\nContent-Length: 5000000\r\n\r\n`,
  );
  const chunked = await post("/", "x".repeat(bodyBytesMaxFor(10_000) + 1), ours);

  expect(declared.toString()).toMatch(/^HTTP\/1.1 413/);
  expect(chunked.status).toBe(413);
  expect(await chunked.text()).toContain("your text is still there");
  expect(seen).toHaveLength(0);
});

test("the longest text, and the copy a refusal brings back, fit in a body (C02)", async () => {
  const { post, seen } = await aSite({ readTextLength: async () => 60_000 });
  const text = `${"\u{1f600}".repeat(59_999)}\n`;

  const answer = await post("/", `text=${text}&copy=${JSON.stringify(text)}`, ours);

  expect(answer.status).toBe(200);
  expect(seen).toHaveLength(1);
});

test("a form whose action is gone gives the text back", async () => {
  const { post } = await aSite({
    headers: { "x-nextjs-action-not-found": "1" },
    status: () => 404,
  });

  const answer = await post("/posts/one", "text=<b>long</b> thoughts&%24ACTION_KEY=k", ours);

  expect(answer.status).toBe(409);
  const page = await answer.text();
  expect(page).toContain("&#60;b&#62;long&#60;/b&#62; thoughts");
  expect(page).not.toContain(">\nk<");
});

test("a comment from a page of another version can be sent again as it is (C11)", async () => {
  const headers = { "x-nextjs-action-not-found": "1" };
  const { post } = await aSite({ headers, status: () => 404 });
  const fields = { post: "7", parent: "12", formKey: "k", name: 'B"en', email: "b@example.org" };
  const sent = new URLSearchParams({ ...fields, text: "Long </textarea> thoughts" });
  for (const choice of ["replies", "thread"]) sent.append("follow", choice);
  sent.append("$ACTION_KEY", "stale");

  for (const place of ["/posts/one", "/drafts/1-x"]) {
    const answer = await post(place, sent.toString(), ours);

    expect(answer.status).toBe(409);
    const page = await answer.text();
    expect(page).toContain("The site was updated. Your comment is below; post it again.");
    expect(page).toContain('<form method="post" action="/comments/send"');
    expect(page).toContain("Long &#60;/textarea&#62; thoughts</textarea>");
    expect(page).toContain('name="name" autocomplete="name" value="B&#34;en"');
    for (const name of ["post", "parent", "formKey"] as const) {
      expect(page).toContain(`<input type="hidden" name="${name}" value="${fields[name]}">`);
    }
    expect(page.match(/name="follow" value="(replies|thread)"/g)).toHaveLength(2);
    expect(page).not.toContain("stale");
  }
});

test("a form on a page that has gone gives the text back", async () => {
  const { post } = await aSite({
    page: () => '<meta name="answer-status" content="404"/><p>There is nothing here.</p>',
  });

  const answer = await post("/posts/gone", "text=A long thought", ours);

  expect(answer.status).toBe(404);
  const page = await answer.text();
  expect(page).toContain("A long thought");
  expect(page).toContain("have closed");
});

test("a page that fails is a sentence with a reference, and gives back what was typed", async () => {
  const { get, post } = await aSite({
    page: () => "<p>SQLITE_ERROR at line 12</p>",
    status: () => 500,
  });

  const read = await (await get("/")).text();
  const publicForm = await (await post("/posts/one", "text=A long thought", ours)).text();
  const privateForm = await (
    await post("/dashboard/x", "body=A draft&password=hunter2", ours)
  ).text();

  for (const page of [read, publicForm, privateForm]) {
    expect(page).toMatch(/Reference: [0-9a-f]{8}/);
    expect(page).not.toContain("SQLITE");
  }
  expect(publicForm).toContain("A long thought");
  expect(privateForm).toContain("A draft");
  expect(privateForm).not.toContain("hunter2");
});

test("a private page is asked for by one person and kept by nobody", async () => {
  const { get, seen } = await aSite({ headers: { "cache-control": "public, max-age=99" } });

  const answer = await get("/dashboard", {
    cookie: "byline-session=x",
    "x-forwarded-host": "evil",
  });

  expect(seen[0]?.headers.cookie).toBe("byline-session=x");
  expect(seen[0]?.headers["x-forwarded-host"]).toBeUndefined();
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
  expect(answer.headers.get("content-security-policy")).toMatch(/script-src 'self' 'nonce-/);
});

test("a thousand people at once each get their own private page (P05)", async () => {
  const { get } = await aSite({ page: (url, { cookie }) => `<p>${url} for ${cookie}</p>` });
  const addresses = ["/dashboard/account", "/receipts/1-x", "/mail/1-0-x", "/decide/x"];
  const people = Array.from({ length: 1_000 }, (_, person) => ({
    cookie: `byline-session=${person}`,
    address: addresses[person % addresses.length] ?? "",
  }));

  for (let first = 0; first < people.length; first += 100) {
    await Promise.all(
      people.slice(first, first + 100).map(async ({ cookie, address }) => {
        const answer = await get(address, { cookie });
        expect(await answer.text()).toBe(`<p>${address} for ${cookie}</p>`);
        expect(answer.headers.get("cache-control")).toBe("private, no-store");
      }),
    );
  }
});

test("a draft that its author looks at is in no answer to a reader, cold and at once (P04)", async () => {
  const { get } = await aSite({
    page: (_, { cookie }) => `<p>${cookie ? "the draft" : "what is published"}</p>`,
  });
  const cookie = "byline-session=author";

  for (let round = 0; round < 250; round += 1) {
    await write((tx) => raiseEdition(tx));
    const [preview, ...read] = await Promise.all([
      get("/dashboard/posts/preview/1", { cookie }),
      get("/posts/one"),
      get("/posts/one", { cookie }),
      get("/posts/one?preview=1", { cookie, "x-preview": "1" }),
    ]);
    expect(await preview.text()).toBe("<p>the draft</p>");
    for (const answer of read) expect(await answer.text()).toBe("<p>what is published</p>");
  }
});

test("a private form's page says its status, and its cookies arrive", async () => {
  const { post } = await aSite({
    page: () => '<meta name="answer-status" content="409"/><p>Someone was faster.</p>',
    headers: { "set-cookie": "a=b" },
  });

  const answer = await post("/dashboard/comments", "a=b", ours);

  expect(answer.status).toBe(409);
  expect(answer.headers.get("set-cookie")).toBe("a=b");
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
});

test("the client's address comes from as many proxies as are ours, and from no one else's claim", async () => {
  const { post, seen } = await aSite({ proxyCount: 1 });

  await post("/", "a=b", { ...ours, "x-forwarded-for": "6.6.6.6, 203.0.113.9" });

  expect(seen[0]?.headers["x-byline-client"]).toBe("203.0.113.9");
});

test.each(["PUT", "DELETE", "OPTIONS", "PATCH"])("%s is refused", async (method) => {
  const { raw } = await aSite({});

  const answer = await raw(`${method} / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`);

  expect(answer.toString()).toMatch(/^HTTP\/1.1 405/);
});

test("a refusal is said in the publication's language, and in English where that cannot be read", async () => {
  const arabic = await aSite({ readLanguage: async () => "ar" });
  const refused = await (await arabic.get("/%ff")).text();
  const broken = await aSite({ readLanguage: () => Promise.reject(new Error("no database")) });
  const english = await (await broken.get("/%ff")).text();

  expect(refused).toContain('<html lang="ar" dir="rtl">');
  expect(refused).toContain("تعذّرت قراءة هذا العنوان");
  expect(english).toContain('<html lang="en" dir="ltr">');
  expect(english).toContain("This address cannot be read.");
});

test("an address that moved leads to where it is now", async () => {
  const { get, seen } = await aSite({
    status: () => 404,
    findRedirect: async (address) => (address === "/2011/05/old" ? "/posts/new" : undefined),
  });

  const answer = await get("/2011/05/old");

  expect(answer.status).toBe(301);
  expect(answer.headers.get("location")).toBe("/posts/new");
  await get("/2011/05/old");
  expect(seen).toHaveLength(1);
  expect((await get("/2011/05/other")).status).toBe(404);
});

test("searches are answered anew each time, so that none takes a page's place", async () => {
  const { get, seen } = await aSite({});

  for (const address of ["/search?q=lime", "/search?q=lime", "/search", "/search"]) {
    expect((await get(address)).status).toBe(200);
  }

  expect(seen.map(({ url }) => url)).toEqual(["/search?q=lime", "/search?q=lime", "/search"]);
});

test.each([true, false])(
  "of many searches at once some are told to come again, and pages are answered (press: %s)",
  async (isPressOn) => {
    const mayEnd = aSignal();
    const { get, post, seen } = await aSite({
      isPressOn,
      page: async () => {
        if (seen.at(-1)?.url?.startsWith("/search?")) await mayEnd.given;
        return "<p>page</p>";
      },
    });
    const searches = Array.from({ length: 8 }, (_, place) => get(`/search?q=${place}`));
    await expect.poll(() => seen.length).toBe(8);

    const oneMore = await get("/search?q=more");
    const posted = await post("/search?q=more", "a=b", ours);
    const page = await get("/posts/one");

    expect([oneMore.status, posted.status, page.status]).toEqual([429, 429, 200]);
    expect(oneMore.headers.get("retry-after")).toBe("5");
    expect(await oneMore.text()).toContain("Wait a few seconds");
    mayEnd.give();
    expect((await Promise.all(searches)).map(({ status }) => status)).toEqual(
      Array.from({ length: 8 }, () => 200),
    );
    expect((await get("/search?q=more")).status).toBe(200);
  },
);

test("whoever sends on after being told to wait is told the same without being rendered (F01)", async () => {
  const told =
    '<meta name="answer-status" content="429"><meta name="answer-retry-after" content="540" ' +
    'data-because="You have posted 5 comments in 10 minutes. Try again at 14:20.">';
  const { post, seen } = await aSite({ page: () => `<head>${told}</head>`, proxyCount: 1 });
  const send = (client: string) =>
    post("/posts/one", "text=What+I+%3Cb%3Ethink", { ...ours, "x-forwarded-for": client });

  for (let n = 0; n < 3; n += 1) await send("192.0.2.1");
  const asked = seen.length;
  const again = await send("192.0.2.1");
  await send("192.0.2.2");

  expect(again.status).toBe(429);
  expect(again.headers.get("retry-after")).toBe("540");
  const page = await again.text();
  expect(page).toContain("You have posted 5 comments in 10 minutes. Try again at 14:20.");
  expect(page).toContain("What I &#60;b&#62;think</textarea>");
  expect(seen.length).toBe(asked + 1);
});

test("of many forms at once some wait, more get their text back, and pages are answered (F01)", async () => {
  const mayEnd = aSignal();
  const { get, post, seen } = await aSite({
    page: async () => {
      if (seen.at(-1)?.method === "POST") await mayEnd.given;
      return "<p>page</p>";
    },
  });
  const forms = Array.from({ length: 30 }, (_, n) => post("/posts/one", `text=Text+${n}`, ours));
  let refusedSoFar = 0;
  for (const form of forms) void form.then(() => (refusedSoFar += 1));
  await expect.poll(() => refusedSoFar).toBe(8);

  const page = await get("/posts/two");
  expect(page.status).toBe(200);
  mayEnd.give();
  const answers = await Promise.all(forms);
  const crowded = answers.filter(({ status }) => status === 429);

  expect(seen.filter(({ method }) => method === "POST")).toHaveLength(22);
  expect(crowded).toHaveLength(8);
  expect(crowded[0]?.headers.get("retry-after")).toBe("5");
  expect(await crowded[0]?.text()).toMatch(/Text \d+<\/textarea>/);
});

type Application = {
  page?: (address: string, headers: IncomingHttpHeaders) => string | Promise<string>;
  status?: () => number;
  headers?: Record<string, string>;
} & Partial<FrontOptions>;

type Site = {
  seen: Seen[];
  get: (path: string, headers?: Record<string, string>) => Promise<Response>;
  post: (path: string, body: string, headers: Record<string, string>) => Promise<Response>;
  raw: (text: string) => Promise<Buffer>;
};

/** A front with an application behind it that remembers what it was asked. */
async function aSite({
  page = () => "<p>page</p>",
  status = () => 200,
  headers = {},
  ...options
}: Application): Promise<Site> {
  const seen: Seen[] = [];
  const application = async (request: IncomingMessage, response: ServerResponse) => {
    let body = "";
    for await (const piece of request) body += String(piece);
    const { method, url } = request;
    seen.push({ method, url, headers: request.headers, body });
    response.writeHead(status(), { "content-type": "text/html; charset=utf-8", ...headers });
    response.end(await page(url ?? "", request.headers));
  };
  server = createServer(
    front({
      siteUrl,
      proxyCount: 0,
      isPressOn: true,
      isDev: false,
      application,
      findRedirect: async () => undefined,
      readLanguage: async () => "en",
      readTextLength: async () => 60_000,
      logError: () => {},
      ...options,
    }),
  );
  await new Promise<void>((resolve) => server?.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const base = `http://127.0.0.1:${port}`;
  return {
    seen,
    get: (path, headers = {}) => fetch(base + path, { headers, redirect: "manual" }),
    post: (path, body, headers) =>
      fetch(base + path, {
        method: "POST",
        body,
        headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
        redirect: "manual",
      }),
    raw: (text) => rawAnswer(port, text),
  };
}

function aSignal(): { given: Promise<void>; give: () => void } {
  let give = () => {};
  const given = new Promise<void>((resolve) => (give = resolve));
  return { given, give };
}

function rawAnswer(port: number, text: string): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const pieces: Buffer[] = [];
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    socket.on("data", (piece) => pieces.push(piece));
    socket.on("close", () => resolve(Buffer.concat(pieces)));
    socket.on("error", reject);
  });
}
