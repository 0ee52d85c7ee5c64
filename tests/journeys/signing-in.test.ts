import type { Page } from "@playwright/test";
import { randomUUID } from "node:crypto";
import { rawRequest } from "#tests/support/raw-request.ts";
import { anAddress, expect, siteUrl, test } from "#tests/support/site.ts";
import { command, password } from "#tests/support/start-site.ts";

/** A member signs in, is kept out of what is not theirs, and signs out again. */

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with script" : "without script", () => {
    test.use({ javaScriptEnabled });

    test("a member is led to sign in, and back to the page asked for", async ({ page, press }) => {
      const email = await aMember(press);

      await page.goto("/dashboard/account");
      await expect(page).toHaveURL(/\/sign-in\?return=/);
      await page.getByLabel("E-mail").fill(email);
      await page.getByLabel("Password").fill(password);
      await page.getByRole("button", { name: "Sign in" }).click();

      await expect(page.getByRole("heading", { name: "Your account" })).toBeVisible();
      expect(new URL(page.url()).pathname).toBe("/dashboard/account");
    });

    test("a wrong password keeps the address, and not the password", async ({ page, press }) => {
      const email = await aMember(press);

      await page.goto("/sign-in");
      await page.getByLabel("E-mail").fill(email);
      await page.getByLabel("Password").fill("wrong horse battery staple");
      await page.getByRole("button", { name: "Sign in" }).click();

      const summary = page.getByRole("alert").filter({ hasText: "There is a problem" });
      await expect(summary.getByText("E-mail or password is wrong.")).toBeVisible();
      await expect(page.getByLabel("E-mail")).toHaveValue(email);
      await expect(page.getByLabel("Password")).toHaveValue("");
    });

    test("signing out ends the session, also for a copy of its cookie", async ({
      page,
      context,
      press,
    }) => {
      await signInAs(page, await aMember(press));
      const copy = await context.cookies();

      await page.getByRole("button", { name: "Sign out" }).click();
      await expect(page).toHaveURL(/\/sign-in/);

      await context.addCookies(copy);
      await page.goto("/dashboard/account");
      await expect(page).toHaveURL(/\/sign-in/);
    });

    test("a changed password signs out every other browser, and not this one", async ({
      page,
      browser,
      press,
      baseURL,
    }) => {
      const email = await aMember(press);
      const elsewhere = await browser.newContext({ baseURL: baseURL ?? "" });
      const otherPage = await elsewhere.newPage();
      await signInAs(otherPage, email);
      await signInAs(page, email);

      await page.goto("/dashboard/account");
      await page.getByLabel("The password you have now").fill(password);
      await page.getByLabel("New password").fill("another horse, another staple");
      await page.getByRole("button", { name: /Change password/ }).click();
      await expect(page.getByRole("listitem").filter({ hasText: "This browser" })).toBeVisible();
      await expect(page.getByLabel("New password")).toHaveValue("");

      await otherPage.goto("/dashboard/account");
      await expect(otherPage).toHaveURL(/\/sign-in/);
      await elsewhere.close();
    });
  });
}

test("a known and an unknown address are answered alike: words, status and limit", async ({
  browser,
  press,
  baseURL,
}) => {
  const addresses = [await aMember(press), `${randomUUID()}@example.org`];
  const stories = [];

  for (const email of addresses) {
    const context = await browser.newContext({
      baseURL: baseURL ?? "",
      javaScriptEnabled: false,
      extraHTTPHeaders: { "x-forwarded-for": anAddress() },
    });
    const page = await context.newPage();
    const story: string[] = [];
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      await page.goto("/sign-in");
      await page.getByLabel("E-mail").fill(email);
      await page.getByLabel("Password").fill("wrong horse battery staple");
      const [answer] = await Promise.all([
        page.waitForResponse((response) => response.request().method() === "POST"),
        page.getByRole("button", { name: "Sign in" }).click(),
      ]);
      const said = await page.getByRole("alert").innerText();
      story.push(`${answer.status()} ${said.replaceAll(/\d\d:\d\d/g, "time")}`);
    }
    stories.push(story);
    await context.close();
  }

  expect(stories[1]).toEqual(stories[0]);
  expect(stories[0]?.slice(0, 5).every((said) => said.startsWith("422"))).toBe(true);
  expect(stories[0]?.at(5)).toMatch(/^429 [^]*Too many tries\. Try again at time\.$/);
});

test("a planted session cookie is worth nothing after signing in", async ({
  page,
  context,
  press,
  baseURL,
}) => {
  const email = await aMember(press);
  const planted = "planted-by-someone-else";
  await context.addCookies([{ name: "byline-session", value: planted, url: baseURL ?? "" }]);

  await signInAs(page, email);

  const session = (await context.cookies()).find(({ name }) => name === "byline-session");
  expect(session).toMatchObject({ httpOnly: true, sameSite: "Lax", path: "/" });
  expect(session?.value).not.toBe(planted);
  const answer = await rawRequest(siteUrl(press), {
    path: "/dashboard/account",
    headers: { cookie: `byline-session=${planted}` },
  });
  expect(answer.headers.location).toMatch(/^\/sign-in/);
});

for (const asked of ["//evil.example", "/\\evil.example", "https://evil.example/dashboard"]) {
  test(`signing in with the return address ${asked} leads to the dashboard`, async ({
    page,
    press,
    baseURL,
  }) => {
    const email = await aMember(press);

    await signInAs(page, email, `/sign-in?return=${encodeURIComponent(asked)}`);

    expect(new URL(page.url()).origin).toBe(baseURL);
  });
}

type Press = Parameters<typeof siteUrl>[0];

async function aMember(press: Press): Promise<string> {
  const email = `${randomUUID()}@example.org`;
  const folder = press === "off" ? process.env.BYLINE_DATA_UNPRINTED : process.env.BYLINE_DATA;
  const who = ["--email", email, "--name", "Journey", "--role", "moderator"];
  await command(folder ?? "", "member", ["add", ...who, "--password", password]);
  return email;
}

async function signInAs(page: Page, email: string, address = "/sign-in"): Promise<void> {
  await page.goto(address);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/dashboard/);
}
