import type { Browser } from "@playwright/test";
import type { Caller } from "#tests/role-matrix.ts";
import { signIn } from "./site.ts";

/** The cookies of one browser for each caller, signed in through the real form, without script. */
export type Cookies = Record<Caller, string>;

export async function signInEveryone(
  browser: Browser,
  baseURL: string,
  address: string,
): Promise<Cookies> {
  return {
    "signed-out": "",
    disabled: await disabledSession(browser, baseURL, address),
    author: await sessionOf(browser, baseURL, address, "author@example.org"),
    moderator: await sessionOf(browser, baseURL, address, "moderator@example.org"),
    owner: await sessionOf(browser, baseURL, address, "owner@example.org"),
  };
}

export async function sessionOf(
  browser: Browser,
  baseURL: string,
  address: string,
  email: string,
): Promise<string> {
  const context = await newContext(browser, baseURL, address);
  await signIn(await context.newPage(), email);
  const cookies = await context.cookies();
  await context.close();
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}

/** A session from before the member was disabled: let in again, signed in, and shut out. */
async function disabledSession(
  browser: Browser,
  baseURL: string,
  address: string,
): Promise<string> {
  const context = await newContext(browser, baseURL, address);
  const page = await context.newPage();
  await signIn(page, "owner@example.org");
  await page.goto("/dashboard/members");
  const disabled = page.getByRole("listitem").filter({ hasText: "disabled@example.org" });
  const letIn = disabled.getByRole("button", { name: /^Let in again:/ });
  if (await letIn.isVisible()) await letIn.click();
  const cookies = await sessionOf(browser, baseURL, address, "disabled@example.org");
  await page.goto("/dashboard/members");
  await disabled.getByRole("button", { name: /^Disable:/ }).click();
  await letIn.waitFor();
  await context.close();
  return cookies;
}

function newContext(
  browser: Browser,
  baseURL: string,
  address: string,
): ReturnType<Browser["newContext"]> {
  return browser.newContext({
    baseURL,
    javaScriptEnabled: false,
    extraHTTPHeaders: { "x-forwarded-for": address },
  });
}
