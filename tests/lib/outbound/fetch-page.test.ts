import net from "node:net";
import { gzipSync } from "node:zlib";
import { afterEach, describe, expect, test } from "vitest";
import { fetchPage } from "#lib/outbound/fetch-page.ts";
import { isPublicAddress } from "#lib/outbound/public-address.ts";
import { aWeb, leadsTo, outside, type Web } from "#tests/support/web.ts";

const inside = [
  "127.0.0.1",
  "127.8.9.1",
  "0.0.0.0",
  "10.0.0.1",
  "172.16.0.1",
  "192.168.1.1",
  "100.64.0.1",
  "169.254.169.254",
  "192.0.0.8",
  "198.18.0.1",
  "224.0.0.1",
  "255.255.255.255",
  "::1",
  "::",
  "fe80::1",
  "fe80::1%eth0",
  "fd00::1",
  "fec0::1",
  "ff02::1",
  "::ffff:127.0.0.1",
  "::ffff:10.0.0.1",
  "::7f00:1",
  "64:ff9b::7f00:1",
  "2002:7f00:1::",
  "2001:db8::1",
];

let web: Web | undefined;
afterEach(() => web?.close());

test("a page is fetched as anyone would get it, from the machine that its name means", async () => {
  web = await aWeb({ "site.example/me?x=1": "<p>Here</p>" });

  const page = await fetchPage("http://site.example/me?x=1", web.network);

  expect(page).toEqual({ url: new URL("http://site.example/me?x=1"), html: "<p>Here</p>" });
  expect(web.reached).toEqual([`${outside} 80`]);
  const { headers } = web.asked[0] ?? {};
  expect(Object.keys(headers ?? {}).sort()).toEqual([
    "accept",
    "accept-encoding",
    "connection",
    "host",
    "user-agent",
  ]);
});

describe("nothing inside is reached (W01)", () => {
  test.each(inside)("not at %s", async (address) => {
    expect(isPublicAddress(address)).toBe(false);
    web = await aWeb({}, { "site.example": [outside, address] });

    const host = address.includes(":") ? `[${address}]` : address;
    expect(await fetchPage(`http://${host}/`, web.network)).toBeUndefined();
    expect(await fetchPage("http://site.example/", web.network)).toBeUndefined();

    expect(web.reached).toEqual([]);
  });

  test.each([
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0177.0.0.1/",
    "http://127.1/",
    "http://127.0.0.1./",
    "http://site.example./",
    "http://site.example:8080/",
    "http://site.example:22/",
    "https://site.example:80/",
    "http://ada@site.example/",
    "http://ada:secret@site.example/",
    "ftp://site.example/",
    "file:///etc/passwd",
    "javascript:alert(1)",
    "//site.example/",
    "http://",
    "",
  ])("not by the address %j", async (address) => {
    web = await aWeb({ "site.example/": "here", "127.0.0.1/": "inside" });

    expect(await fetchPage(address, web.network)).toBeUndefined();

    expect(web.reached).toEqual([]);
  });

  test.each([
    ...inside.slice(0, 8),
    "[::1]",
    "2130706433",
    "site.example:8080",
    "ada@site.example",
  ])("not by a page outside that leads on to %s", async (host) => {
    web = await aWeb({ "site.example/": leadsTo(`http://${host}/`) });

    expect(await fetchPage("http://site.example/", web.network)).toBeUndefined();

    expect(web.reached).toEqual([`${outside} 80`]);
  });

  test("not by a name that means another machine from the second time on", async () => {
    const names = { "site.example": [[outside], ["127.0.0.1"]] };
    web = await aWeb({ "site.example/": "here", "site.example/a": leadsTo("/b") }, names);

    // The name was asked once, and the connection went to what was checked.
    expect((await fetchPage("http://site.example/", web.network))?.html).toBe("here");
    expect(await fetchPage("http://site.example/a", web.network)).toBeUndefined();

    expect(web.reached).toEqual([`${outside} 80`]);
  });

  test("and a machine inside that answers is told from none by nothing", async () => {
    const names = { "there.example": ["127.0.0.1"], "none.example": [] };
    web = await aWeb({ "there.example/": "inside" }, names);

    expect(await fetchPage("http://there.example/", web.network)).toBeUndefined();
    expect(await fetchPage("http://none.example/", web.network)).toBeUndefined();
  });
});

test("three redirects are followed, and not a fourth", async () => {
  web = await aWeb({
    "site.example/4": leadsTo("/3", 301),
    "site.example/3": leadsTo("http://other.example/2", 307),
    "other.example/2": leadsTo("//site.example/1", 308),
    "site.example/1": "Arrived",
  });

  const arrived = await fetchPage("http://site.example/3", web.network);

  expect(arrived).toEqual({ url: new URL("http://site.example/1"), html: "Arrived" });
  web.asked.length = 0;
  expect((await fetchPage("http://site.example/4", web.network))?.html).toBe("Arrived");
  const five = { ...leadsToChain(5), "site.example/0": "Arrived" };
  web.close();
  web = await aWeb(five);
  expect(await fetchPage("http://site.example/4", web.network)).toBeUndefined();
  expect(web.asked).toHaveLength(4);
});

test("of a page without end the beginning is read, also when it was made small", async () => {
  web = await aWeb({
    "site.example/endless": (response) => {
      response.writeHead(200, { "content-type": "text/html" });
      const more = () => void (response.writable && response.write("x".repeat(60_000), more));
      more();
    },
    "site.example/bomb": (response) => {
      response.writeHead(200, { "content-type": "text/html", "content-encoding": "gzip" });
      response.end(gzipSync(Buffer.alloc(30_000_000, "x")));
    },
    "site.example/lie": (response) => {
      response.writeHead(200, { "content-type": "text/html", "content-encoding": "gzip" });
      response.end("not gzip");
    },
  });

  for (const path of ["endless", "bomb"]) {
    const page = await fetchPage(`http://site.example/${path}`, web.network);
    expect(page?.html).toHaveLength(1_000_000);
  }
  expect(await fetchPage("http://site.example/lie", web.network)).toBeUndefined();
});

test("what is no page, or is not there, is nothing", async () => {
  web = await aWeb({
    "site.example/picture": (response) =>
      response.writeHead(200, { "content-type": "image/png" }).end("x"),
    "site.example/broken": (response) => response.destroy(),
  });

  for (const path of ["picture", "broken", "gone"]) {
    expect(await fetchPage(`http://site.example/${path}`, web.network)).toBeUndefined();
  }
  // It speaks no TLS.
  expect(await fetchPage("https://site.example/picture", web.network)).toBeUndefined();
  expect(web.reached.at(-1)).toBe(`${outside} 443`);
});

test("whoever keeps silent is not waited for", async () => {
  web = await aWeb({ "site.example/": () => undefined });
  const soon = { connectMs: 50, totalMs: 100 };

  expect(await fetchPage("http://site.example/", web.network, soon)).toBeUndefined();
  const nobody = { ...web.network, connect: () => new net.Socket() };
  const never = { connectMs: 50, totalMs: 60_000 };
  expect(await fetchPage("http://site.example/", nobody, never)).toBeUndefined();
  expect(await fetchPage("https://site.example/", nobody, never)).toBeUndefined();
  const unknown = { ...web.network, resolve: () => new Promise<string[]>(() => undefined) };
  expect(await fetchPage("http://site.example/", unknown, soon)).toBeUndefined();
});

function leadsToChain(length: number): Record<string, ReturnType<typeof leadsTo>> {
  return Object.fromEntries(
    Array.from({ length }, (_, place) => [`site.example/${place + 1}`, leadsTo(`/${place}`)]),
  );
}
