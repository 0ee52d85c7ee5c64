import type { Browser } from "@playwright/test";
import type { Caller } from "#tests/role-matrix.ts";
import { aModerator, disable, signIn } from "./site.ts";

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

/** A session from before the member was disabled, who is nobody else's: workers do this at once. */
async function disabledSession(
  browser: Browser,
  baseURL: string,
  address: string,
): Promise<string> {
  const email = await aModerator();
  const cookies = await sessionOf(browser, baseURL, address, email);
  await disable(email);
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
