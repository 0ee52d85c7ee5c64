import { expect, test } from "vitest";
import { toPlainHtml } from "#lib/press/plain-html.ts";

test("what only the framework needs is left out, and the text stays to the letter", async () => {
  const rendered =
    '<!DOCTYPE html><html lang="en"><head><link rel="preload" as="script" href="/a.js"/>' +
    '<link rel="stylesheet" href="/a.css"/><script src="/a.js" async=""></script></head>' +
    "<body><p>Fewer than &lt;1%<!-- --> of “these” &amp; those</p><pre>\n\n x</pre>" +
    '<script>self.__next_f.push([1,"<p>twice</p>"])</script></body></html>';

  const { html, status } = await toPlainHtml(rendered);

  expect(html).toBe(
    '<!DOCTYPE html><html lang="en"><head><link rel="stylesheet" href="/a.css"/></head>' +
      "<body><p>Fewer than &lt;1% of “these” &amp; those</p><pre>\n\n x</pre></body></html>",
  );
  expect(status).toBeUndefined();
});

test("data blocks and the publication's own script stay", async () => {
  const rendered =
    '<script type="application/ld+json">{"@type":"BlogPosting"}</script>' +
    '<script src="/byline.js" defer="" data-byline=""></script>';

  expect((await toPlainHtml(rendered)).html).toBe(rendered);
});

test("a page says in its head how it is to be answered, and the reader never sees that", async () => {
  const found = await toPlainHtml(
    '<head><meta name="answer-status" content="429"/>' +
      '<meta name="answer-retry-after" content="540" data-because="Wait."/></head><p>No.</p>',
  );

  expect(found).toEqual({
    html: "<head></head><p>No.</p>",
    status: 429,
    limited: { retryAfter: "540", sentence: "Wait." },
  });
});

test("a form that names no address to post to says nothing, as valid HTML asks", async () => {
  const { html } = await toPlainHtml('<form action="" method="POST"><p>&lt;1%</p></form>');

  expect(html).toBe('<form method="POST"><p>&lt;1%</p></form>');
});
