import { expect, test } from "vitest";
import { readSite } from "#lib/comments/site.ts";
import { wordsIn } from "#lib/words/words.ts";

const phrases = wordsIn("en").submission.site;

test("a website is kept as an http address, and may be left out", () => {
  const given = {
    "": null,
    "example.org": "https://example.org/",
    "example.org:8080/a?b#c": "https://example.org:8080/a?b#c",
    "HTTP://Example.org": "http://example.org/",
    ' https://bücher.example/"x" ': "https://xn--bcher-kva.example/%22x%22",
  };

  for (const [typed, value] of Object.entries(given)) {
    expect(readSite(typed, phrases), typed).toEqual({ ok: true, value });
  }
});

test("a website that runs, hides or leads into the reader's own network is refused (C04)", () => {
  const hostile = [
    "javascript:alert(1)",
    " JaVaScRiPt:alert(1)//example.org",
    "java\nscript:alert(1)",
    "data:text/html,x",
    "//host",
    "//example.org",
    "/path",
    "http:///example.org",
    "http://[::1]",
    "http://127.0.0.1",
    "http://0x7f.1",
    "http://2130706433",
    "http://169.254.169.254/latest",
    "http://localhost",
    "http://localhost:3000",
    "http://site.localhost",
    "http://printer.local",
    "http://db.internal./",
    "http://intranet",
    "https://user:pass@example.org",
    "https://example.org@evil.example",
    "ftp://example.org",
    "mailto:a@example.org",
    "not a site",
    `https://example.org/${"x".repeat(3_000)}`,
  ];

  for (const typed of hostile) expect(readSite(typed, phrases), typed).toMatchObject({ ok: false });
});
