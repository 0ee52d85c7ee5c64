import { body, divided, paragraph } from "#tests/support/bodies.ts";
import { aPublishedPost, expect, test } from "#tests/support/site.ts";

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
