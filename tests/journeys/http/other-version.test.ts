import { anAddress, aPublishedPost, expect, siteUrl, test } from "../../support/site.ts";

/** Row C11: a page was left open, and the publication was updated meanwhile. */

const headers = { "x-forwarded-for": anAddress(), origin: new URL(siteUrl()).origin };

test("a comment from a page of another version is posted with one more press", async () => {
  const { url } = await aPublishedPost("On coming back after weeks");
  const form = await formOn(siteUrl() + url);
  for (const [name, value] of [...form]) {
    // As every action has another name after an update.
    if (name.endsWith(":0")) form.set(name, String(value).replace(/"id":"\w{8}/, '"id":"00000000'));
  }
  form.set("text", "Weeks of thought.\n\nAnd <b>markup</b>.");
  form.set("name", "Ben");
  form.set("email", "ben@example.org");

  const outdated = await send(siteUrl() + url, form);
  const again = readForm(await outdated.text());
  const refused = await send(`${siteUrl()}/comments/send`, changed(again, "email", "no address"));
  const corrected = readForm(await refused.clone().text());
  const posted = await send(
    `${siteUrl()}/comments/send`,
    changed(corrected, "email", "ben@example.org"),
  );

  expect([outdated.status, refused.status, posted.status]).toEqual([409, 422, 303]);
  expect(await refused.text()).toContain("Enter an e-mail address in the format");
  const receipt = await fetch(siteUrl() + posted.headers.get("location"), { headers });
  const page = await receipt.text();
  expect(page).toContain("Weeks of thought.");
  expect(page).toContain("&#x3C;b>markup");
});

test("nothing is taken from another site, and nothing is there to be read", async () => {
  const address = `${siteUrl()}/comments/send`;

  const foreign = await fetch(address, {
    method: "POST",
    headers: { ...headers, origin: "https://evil.example" },
    body: new FormData(),
  });
  const unreadable = await fetch(address, { method: "POST", headers, body: "neither" });
  const opened = await fetch(address, { headers, redirect: "manual" });

  expect([foreign.status, unreadable.status, opened.status]).toEqual([403, 400, 303]);
});

async function formOn(address: string): Promise<FormData> {
  return readForm(await (await fetch(address, { headers })).text());
}

/** What a browser would send of the one form with a text in it. */
function readForm(html: string): FormData {
  const [source = ""] = /<form(?:(?!<form)[^])*?name="text"[^]*?<\/form>/.exec(html) ?? [];
  const form = new FormData();
  for (const [tag] of source.matchAll(/<input[^>]*>/g)) {
    const [, name = ""] = /name="([^"]*)"/.exec(tag) ?? [];
    const [, value = ""] = /value="([^"]*)"/.exec(tag) ?? [];
    if (!tag.includes('type="checkbox"')) form.append(unescaped(name), unescaped(value));
  }
  const [, text = ""] = /<textarea[^>]*>\n?([^]*?)<\/textarea>/.exec(source) ?? [];
  form.append("text", unescaped(text));
  return form;
}

function unescaped(html: string): string {
  return html
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&");
}

function changed(form: FormData, name: string, value: string): FormData {
  form.set(name, value);
  return form;
}

function send(address: string, body: FormData): Promise<Response> {
  return fetch(address, { method: "POST", headers, body, redirect: "manual" });
}
