import AxeBuilder from "@axe-core/playwright";
import type { Page } from "@playwright/test";
import { aPublishedPost, expect, test } from "#tests/support/site.ts";

const paragraph =
  "The first thing anyone notices about a drawing table is its angle. Mine has stood at eleven " +
  "degrees since the winter of 1998, when a hinge gave out and I propped the far edge on a stack of " +
  "telephone directories that nobody would ever open again, and I have thought about replacing it " +
  "ever since, without ever getting as far as measuring the door.";

const body = `<p>${paragraph}</p><h2>What a slope does</h2><p>${paragraph}</p>
<ul><li>A straight edge</li><li>A wide stroke</li></ul>
<blockquote><p>${paragraph}</p></blockquote>
<pre><code>${"const aVeryLongLineOfCode = withoutASpace".repeat(6)}</code></pre>
<table><thead><tr>${"<th>Column</th>".repeat(7)}</tr></thead>
<tbody><tr>${"<td>A cell of words</td>".repeat(7)}</tr></tbody></table>
<pre><code class="language-math">x = ${"\\frac{a}{b} + ".repeat(20)}c</code></pre>
<p>https://example.org/${"a-very-long-address/".repeat(12)}</p>`;

const divided = `<h2>First part</h2><p>${paragraph}</p><h2>Second part</h2>
<p>As <a href="https://example.org/measured">measured</a>: ${paragraph} ${paragraph}
<sup><a href="#n1" id="n1-link">1</a></sup></p><h2>Third part</h2><p>${paragraph}</p>
<p>${paragraph}</p><ol><li id="n1">A note about it. <a href="#n1-link">↩︎</a></li></ol>`;

test("a reader finds a post on the front page, reads it, and goes on to the one before", async ({
  page,
}) => {
  await aPublishedPost("The earlier one", body);
  await aPublishedPost("The later one", body);

  await page.goto("/");
  await page.getByRole("link", { name: "The later one" }).first().click();

  await expect(page.getByRole("heading", { level: 1 })).toHaveText("The later one");
  await expect(page.getByRole("main").locator("time")).toBeVisible();
  await expect(
    page.getByText("minute to read").or(page.getByText("minutes to read")),
  ).toBeVisible();
  await expect(page.getByRole("complementary")).toBeVisible();

  const others = page.getByRole("navigation", { name: "Other posts" });
  await others.getByRole("link").first().click();
  await expect(page.getByRole("heading", { level: 1 })).not.toHaveText("The later one");
});

test("the first Tab leads past the masthead to the text", async ({ page }) => {
  const { url } = await aPublishedPost("By keyboard", body);
  await page.goto(url);

  await page.keyboard.press("Tab");

  const skip = page.getByRole("link", { name: "Skip to the text" });
  await expect(skip).toBeFocused();
  await expect(skip).toBeInViewport();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("main")).toBeFocused();
});

test("an address with nothing behind it says so and leads on", async ({ page, press }) => {
  for (const address of ["/nothing-here", "/posts/nothing-here", "/authors/nobody", "/a/b/c"]) {
    const response = await page.goto(address);

    if (press === "on") expect(response?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(
      "Nothing is published at this address",
    );
    await expect(page.getByRole("link", { name: "the front page" })).toBeVisible();
  }
});

test("a reader follows a dead link, searches for its words, narrows down and reads what is found", async ({
  page,
}) => {
  const word = `limewash${Date.now()}`;
  const { url } = await aPublishedPost(word, body, [
    { name: "Ada", text: `I have <b>${word}</b> too.`, approved: "1" },
  ]);
  const search = page.getByRole("search");

  await expect(async () => {
    await page.goto(`/2011/05/${word}.html`);
    await expect(search.getByRole("searchbox")).toHaveValue(word);
    await search.getByRole("button", { name: "Search" }).click();
    await expect(page.locator("mark").first()).toHaveText(word, { timeout: 1_000 });
  }).toPass();
  await expect(page.getByRole("article")).toHaveCount(2);

  await page.getByText("Narrow down").click();
  await search.getByLabel("In", { exact: true }).selectOption("Posts");
  await search.getByRole("button", { name: "Search" }).click();
  await expect(page.getByRole("article")).toHaveCount(1);
  await page.getByRole("article").getByRole("link").click();
  await expect(page).toHaveURL(new RegExp(`${url}$`));
});

test("a search that cannot be made says why and how to go on", async ({ page, press }) => {
  const cases = [
    ["q=lime&page=-1", 400, "cannot be narrowed to"],
    ["q=lime&page=1e9", 400, "Look in everything"],
    ["q=the&page=99999", 404, "The first page of results"],
    ["q=lime&tag=no-such-tag", 404, "Look in everything"],
    [`q=${"x".repeat(10_240)}`, 400, "must be 200 characters or fewer. Yours are 10,240."],
    ["q=%F0%9F%99%82", 200, "There are no letters or digits in this."],
    ["q=%22*+NEAR(+%3A+%00+xyzzyq", 200, "Nothing found for"],
  ] as const;
  for (const [query, status, sentence] of cases) {
    const response = await page.goto(`/search?${query}`);

    if (press === "on") expect(response?.status(), query).toBe(status);
    await expect(page.getByRole("main").getByText(sentence)).toBeVisible();
    await expect(page.getByRole("searchbox")).toBeVisible();
  }
});

test("a list's address that was damaged says so and leads to the newest", async ({
  page,
  press,
}) => {
  for (const before of ["x", "-1", "9".repeat(40), "x&before=y"]) {
    const response = await page.goto(`/?before=${before}`);

    if (press === "on") expect(response?.status()).toBe(404);
    await expect(page.getByText("This address names no place in the list.")).toBeVisible();
  }
  await page.getByRole("link", { name: "The newest posts" }).click();
  await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
});

test("a page number is no part of a list's address, however large or small", async ({
  request,
  press,
}) => {
  test.skip(press === "off", "The press reads the address.");
  for (const address of ["/", "/conversation"]) {
    const plain = await (await request.get(address)).text();
    for (const page of ["-1", "1e9", "x"]) {
      const response = await request.get(`${address}?page=${page}`);

      expect(response.status()).toBe(200);
      expect(await response.text()).toBe(plain);
    }
  }
});

test("a tag that is none, and a time in which nothing was published, offer those that are", async ({
  page,
  press,
}) => {
  for (const [address, sentence] of [
    ["/tags/nothing-here", "No published post carries this tag"],
    ["/archive/1999", "Nothing was published in 1999"],
    ["/archive/2026/13", "This address names no year or month"],
    ["/archive/0000", "This address names no year or month"],
    ["/archive/99999", "This address names no year or month"],
  ] as const) {
    const response = await page.goto(address);

    if (press === "on") expect(response?.status()).toBe(404);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(sentence);
  }
  await page.getByRole("navigation", { name: "Years" }).getByRole("link").first().click();
  await expect(page.locator("time").first()).toBeVisible();
});

test("behind the last post a list says so and leads back", async ({ page, press }) => {
  const response = await page.goto("/?before=0-1");

  if (press === "on") expect(response?.status()).toBe(404);
  await expect(page.getByText("Nothing older is published.")).toBeVisible();
  await page.getByRole("link", { name: "The newest posts" }).click();
  await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
});

for (const colorScheme of ["light", "dark"] as const) {
  test(`no page has a barrier that can be detected, in the ${colorScheme}`, async ({
    page,
    javaScriptEnabled,
  }) => {
    test.skip(!javaScriptEnabled, "The detector is a script.");
    const { url } = await aPublishedPost("Without barriers", body + divided);
    await page.emulateMedia({ colorScheme });

    for (const address of ["/", url, "/nothing-here"]) {
      await page.goto(address);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
    }
  });
}

test("nothing scrolls sideways at 320 pixels", async ({ page }) => {
  const { url } = await aPublishedPost(
    "Narrow, with averyveryverylongwordinitstitle",
    body + divided,
  );
  await page.setViewportSize({ width: 320, height: 640 });

  for (const address of ["/", url, "/nothing-here"]) {
    await page.goto(address);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  }
});

for (const width of [768, 1440]) {
  test(`lines average 60 to 70 characters, none above 90, at ${width} pixels`, async ({ page }) => {
    const { url } = await aPublishedPost("Line by line", body);
    await page.setViewportSize({ width, height: 900 });
    await page.goto(url);

    const lengths = await lineLengths(page);

    const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    expect(average).toBeGreaterThanOrEqual(60);
    expect(average).toBeLessThanOrEqual(70);
    expect(Math.max(...lengths)).toBeLessThanOrEqual(90);
  });
}

test("a post with twenty comments is small, and all of it comes from here", async ({
  page,
  baseURL,
  press,
}) => {
  const comments = Array.from({ length: 20 }, (_, place) => ({
    name: `Peer ${place}`,
    text: `${paragraph} ${paragraph}`,
    approved: "1",
  }));
  const { url } = await aPublishedPost("What it weighs", body.repeat(3), comments);
  const answers: { url: string; type: string; bytes: Promise<number> }[] = [];
  page.on("response", (response) => {
    const bytes = response.request().sizes();
    answers.push({
      url: response.url(),
      type: response.headers()["content-type"] ?? "",
      bytes: bytes.then(({ responseBodySize }) => responseBodySize),
    });
  });

  await page.goto(url, { waitUntil: "networkidle" });

  const weigh = async (type: RegExp) => {
    const some = answers.filter((answer) => type.test(answer.type));
    return (await Promise.all(some.map(({ bytes }) => bytes))).reduce((a, b) => a + b, 0);
  };
  expect(answers.filter((answer) => new URL(answer.url).origin !== baseURL)).toEqual([]);
  expect(await weigh(/^font/)).toBeGreaterThan(0);
  expect(await weigh(/^font/)).toBeLessThanOrEqual(100 * 1024);
  if (press === "off") return;
  expect(answers.length).toBeLessThanOrEqual(8);
  expect(await weigh(/./)).toBeLessThanOrEqual(220 * 1024);
  expect(await weigh(/^text\/(html|css)/)).toBeLessThanOrEqual(30 * 1024);
  expect(await weigh(/javascript/)).toBeLessThanOrEqual(10 * 1024);
  // The page brings its styles with it, so that it is painted as soon as it is there.
  expect(answers.filter(({ type }) => type.startsWith("text/css"))).toEqual([]);
});

test("an unfinished comment is still there after the page is loaded again", async ({
  page,
  javaScriptEnabled,
  press,
}) => {
  test.skip(!javaScriptEnabled, "Only a script can remember.");
  test.skip(press === "off", "The framework's own script sets the fields when it starts.");
  const { url } = await aPublishedPost("Half a thought", body);
  await page.goto(url);
  await page.getByLabel("Comment", { exact: true }).fill("Half a thought, and then");
  await expect(page.getByText("Draft kept on this device.")).toBeVisible();

  await page.reload();

  await expect(page.getByLabel("Comment", { exact: true })).toHaveValue("Half a thought, and then");
});

test("a reader's choice of dark or light is kept, holds before anything is painted, and changes no page", async ({
  page,
  javaScriptEnabled,
}) => {
  const { url } = await aPublishedPost("By night", body);
  await page.goto(url);
  const choice = page.getByLabel("Colours");
  if (!javaScriptEnabled) return expect(choice).toBeHidden();

  await choice.selectOption("Dark");
  await expect(page.locator("html")).toHaveCSS("color-scheme", "dark");
  const after = await page.reload();

  await expect(page.locator("html")).toHaveCSS("color-scheme", "dark");
  await expect(choice).toHaveValue("dark");
  // The browser runs what stands in the head before it paints, unless it is told that it can wait.
  const head = (await after?.text())?.split("</head>")[0];
  expect(head).toMatch(/<script>[^<]*byline-theme|<script src="\/theme\.js" data-byline="early"/);
  expect(head).not.toMatch(/<html[^>]*data-theme/);
  await choice.selectOption("As the system has them");
  await expect(page.locator("html")).toHaveCSS("color-scheme", "light dark");
});

test("a text's headings are listed, and each leads to itself by keyboard", async ({ page }) => {
  const { url } = await aPublishedPost("In parts", divided);
  await page.goto(url);

  const contents = page.getByRole("navigation", { name: "Contents" });
  await contents.getByRole("link", { name: "Third part" }).click();
  await expect(page).toHaveURL(/#section-third-part$/);
  await expect(page.getByRole("heading", { name: "Third part", exact: true })).toBeInViewport();

  await page.keyboard.press("Tab");
  const own = page.getByRole("link", { name: "Link to “Third part”" });
  await expect(own).toBeFocused();
  await expect(own).toHaveCSS("opacity", "1");
  expect((await own.boundingBox())?.width).toBeGreaterThanOrEqual(24);
});

test("a note hangs beside its mark where there is a margin, and stands at the end where there is none", async ({
  page,
}) => {
  const { url } = await aPublishedPost("Noted", divided);
  await page.goto(url);
  const mark = page.locator("[role=doc-noteref]");
  const note = page.getByRole("listitem").filter({ hasText: "A note about it." });
  const distance = async (): Promise<number> =>
    Math.abs(((await note.boundingBox())?.y ?? 0) - ((await mark.boundingBox())?.y ?? 0));

  await page.setViewportSize({ width: 1440, height: 900 });
  expect(await distance()).toBeLessThan(24);

  await page.setViewportSize({ width: 768, height: 900 });
  expect(await distance()).toBeGreaterThan(200);
  await note.locator("[role=doc-backlink]").click();
  await expect(page).toHaveURL(/#section-n1-link$/);
});

test("on paper there is the text, where its links lead, and nothing to press", async ({ page }) => {
  const { url } = await aPublishedPost("On paper", divided);
  await page.goto(url);
  const addresses = page.getByText("https://example.org/measured", { exact: true });
  const whereabouts = page.getByText(new RegExp(`^http.*${url}$`));
  await expect(page.getByRole("textbox", { name: "Comment", exact: true })).toBeVisible();
  await expect(addresses.or(whereabouts)).toHaveCount(2);
  for (const hidden of await addresses.or(whereabouts).all()) await expect(hidden).toBeHidden();

  await page.emulateMedia({ media: "print" });

  await expect(addresses).toBeVisible();
  await expect(whereabouts).toBeVisible();
  await expect(page.getByRole("heading", { name: "On paper" })).toBeVisible();
  await expect(page.getByRole("textbox").or(page.getByRole("button"))).toHaveCount(0);
  await expect(page.getByRole("navigation")).toHaveCount(0);
  await expect(page.getByRole("combobox")).toHaveCount(0);
  await expect(page.locator("body")).toHaveCSS("color", "rgb(0, 0, 0)");
});

/** How many characters stand on each full line of the text, as it was rendered. */
async function lineLengths(page: Page): Promise<number[]> {
  await page.evaluate(() => document.fonts.ready);
  return page.locator(".e-content > p").evaluateAll((paragraphs) =>
    paragraphs
      .filter((paragraph) => !paragraph.textContent.startsWith("http"))
      .flatMap((paragraph) => {
        const text = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT).nextNode();
        const range = document.createRange();
        const lines = new Map<number, number>();
        for (let at = 0; at < (text?.nodeValue?.length ?? 0); at += 1) {
          if (text) range.setStart(text, at);
          if (text) range.setEnd(text, at + 1);
          const line = Math.round(range.getBoundingClientRect().bottom);
          lines.set(line, (lines.get(line) ?? 0) + 1);
        }
        return [...lines.values()].slice(0, -1);
      }),
  );
}
