import { test as base, expect, type Page } from "@playwright/test";
import { randomInt, randomUUID } from "node:crypto";
import { rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { command, password } from "./start-site.ts";
import { wordpressExport, type ExportedPost } from "./wordpress-export.ts";

export { expect };
export type SiteOptions = { press: "on" | "off" };

/** Playwright's test, against the site the project asks for, from a network address of its own. */
export const test = base.extend<SiteOptions>({
  press: ["on", { option: true }],
  baseURL: async ({ press }, use) => use(siteUrl(press)),
  extraHTTPHeaders: async ({}, use) => use({ "x-forwarded-for": anAddress() }),
});

export function siteUrl(press: "on" | "off" = "on"): string {
  const url = press === "on" ? process.env.BYLINE_URL : process.env.BYLINE_URL_UNPRINTED;
  if (!url)
    throw new Error("No site is running: start the journeys through the playwright config.");
  return url;
}

/** A network address that no other test speaks from, of the block kept for tests (RFC 2544). */
export function anAddress(): string {
  return `198.${randomInt(18, 20)}.${randomInt(0, 256)}.${randomInt(0, 256)}`;
}

export async function signIn(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/dashboard/);
}

/** Publishes a post of this title on both sites. Titles are made unique by the test that gives them. */
export async function aPublishedPost(
  title: string,
  body = "<p>One paragraph.</p>",
  comments: NonNullable<ExportedPost["comments"]> = [],
): Promise<{ slug: string; url: string }> {
  const slug = `${title.toLowerCase().replace(/[^a-z0-9]+/g, "-")}-${randomUUID().slice(0, 8)}`;
  const file = join(tmpdir(), `${slug}.xml`);
  writeFileSync(file, wordpressExport(`${slug}.example.org`, [{ title, slug, body, comments }]));
  // One import runs at a time, and another worker's may be under way; again, it brings nothing twice.
  await expect(() => onBothSites("import", { file, isDryRun: false })).toPass();
  rmSync(file);
  return { slug, url: `/posts/${slug}` };
}

/** A moderator on both sites whom no other test signs in as: an undo is of one's own last decision. */
export async function aModerator(): Promise<string> {
  const email = `moderator-${randomUUID().slice(0, 8)}@example.org`;
  const account = ["--email", email, "--name", "Una Undoes", "--role", "moderator"];
  await onBothSites("member", ["add", ...account, "--password", password]);
  return email;
}

export async function disable(email: string): Promise<void> {
  await onBothSites("member", ["disable", "--email", email]);
}

async function onBothSites(name: string, args: unknown): Promise<void> {
  for (const folder of [process.env.BYLINE_DATA, process.env.BYLINE_DATA_UNPRINTED]) {
    await command(folder ?? "", name, args);
  }
}
