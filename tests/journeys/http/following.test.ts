import AxeBuilder from "@axe-core/playwright";
import { createClient } from "@libsql/client";
import { simpleParser, type ParsedMail } from "mailparser";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "../../support/site.ts";
import { command, password, startSite, type StartedSite } from "../../support/start-site.ts";

test.describe.configure({ mode: "serial", timeout: 120_000 });

let site: StartedSite;
let folder: string;

test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "byline-following-"));
  site = await startSite({ BYLINE_DATA: folder });
  const account = ["--email", "mona@example.org", "--name", "Mona", "--role", "moderator"];
  await command(folder, "member", ["add", ...account, "--password", password]);
});

test.afterAll(async () => {
  await site.stop();
  rmSync(folder, { recursive: true, force: true });
});

test("a reader asks to be told, says that the address is theirs, is told, and ends it with one click", async ({
  page,
}) => {
  await page.goto(`${site.url}/posts/how-sure-are-you`);
  await page.getByLabel("Comment", { exact: true }).fill("How sure is sure?");
  await page.getByLabel("Name").fill("Ben");
  await page.getByLabel("E-mail", { exact: true }).fill("ben@example.org");
  const choices = page.getByRole("group", { name: "Tell me by e-mail when" });
  for (const box of await choices.getByRole("checkbox").all()) await expect(box).not.toBeChecked();
  await choices.getByLabel("it is published or declined").check();
  await page.getByRole("button", { name: "Post comment" }).click();
  await expect(page.getByText("Only you can see this")).toBeVisible();

  const question = await mailTo("ben@example.org", /^Is this your address/);
  const ownPage = linkIn(question, "mail");
  await page.setViewportSize({ width: 320, height: 700 });
  for (const opening of [1, 2]) {
    await page.goto(here(ownPage));
    await expect(page.getByText("Nothing is sent before you say"), `${opening}`).toBeVisible();
  }
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole("button", { name: "Yes, this is my address" }).click();
  await expect(page.getByText("Your address is confirmed.")).toBeVisible();

  await openMailedLink(page, ownPage);

  await approveFromMail(page);
  await passTime(2 * 60_000);
  const told = await mailTo("ben@example.org", /is published$/);
  await page.goto(here(linkIn(told, "comments")));
  await expect(page).toHaveURL(/\/posts\/how-sure-are-you#comment-\d+$/);
  await expect(page.getByText("How sure is sure?")).toBeVisible();

  const [, stop = ""] = /^List-Unsubscribe:\s+<(\S+)>/im.exec(await rawMail(/is published$/)) ?? [];
  expect((await fetch(here(stop))).url).toBe(here(stop).replace(/\/stop$/, ""));
  await page.goto(here(ownPage));
  await expect(page.getByRole("button", { name: /^End it for/ })).toBeVisible();

  const click = await fetch(here(stop), {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: "List-Unsubscribe=One-Click",
  });
  expect([click.status, click.headers.get("set-cookie")]).toEqual([200, null]);
  await page.goto(here(ownPage));
  await expect(page.getByText("You follow nothing.")).toBeVisible();
  const form = new FormData();
  form.set("List-Unsubscribe", "One-Click");
  expect((await fetch(here(stop), { method: "POST", body: form })).status).toBe(200);
  expect((await fetch(here(stop).replace("/stop", "x/stop"), { method: "POST" })).status).toBe(404);

  expect(site.printed()).not.toContain(new URL(ownPage).pathname);
});

test("a moderator chooses how often to hear of comments that wait", async ({ page }) => {
  await signInAt(page);
  await page.goto(`${site.url}/dashboard/account`);
  await expect(page.getByLabel(/^at once/)).toBeChecked();

  await page.getByLabel("once a day at most").check();
  await page.getByRole("button", { name: "Save how often" }).click();

  await expect(page.getByRole("status")).toHaveText("Saved. Mail comes as you chose.");
  await expect(page.getByLabel("once a day at most")).toBeChecked();
});

type Page = Parameters<Parameters<typeof test>[2]>[0]["page"];

/** Mona's mail opens a page that decides nothing until a button is pressed, however it is opened (A03). */
async function approveFromMail(page: Page): Promise<void> {
  const notice = await mailTo("mona@example.org", /^A comment is waiting/);
  const link = here(linkIn(notice, "decide"));
  const prefetch = { rsc: "1", "next-router-prefetch": "1", purpose: "prefetch" };
  const opened = [
    await fetch(link),
    await fetch(link, { method: "HEAD" }),
    await fetch(link, { headers: prefetch }),
  ];
  expect(opened.map(({ status }) => status)).toEqual([200, 200, 200]);
  for (const { headers } of opened) {
    expect(headers.get("cache-control")).toBe("private, no-store");
    expect(headers.get("set-cookie")).toBeNull();
  }
  expect((await fetch(`${link}A`)).status).toBe(404);

  await page.goto(link);
  await expect(page.getByText("How sure is sure?")).toBeVisible();
  await expect(page.locator('meta[name="referrer"]')).toHaveAttribute("content", "no-referrer");
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.getByRole("button", { name: "Approve" }).click();
  await expect(page.getByRole("status")).toContainText("Mona approved it.");
  await page.goto(link);
  await expect(page.getByRole("button")).toHaveCount(0);
  await expect(page.getByRole("status")).toContainText("Mona approved it.");
  // It is no way in to anything else.
  expect((await page.goto(`${site.url}/dashboard/comments`))?.url()).toContain("/sign-in");
  expect(site.printed()).not.toContain("/decide/");
}

/** What is kept under the address opens from a link of its own, and not from that of every mail. */
async function openMailedLink(page: Page, ownPage: string): Promise<void> {
  await page.getByRole("button", { name: "Mail me a link to download or erase it" }).click();
  await expect(page.getByRole("status")).toContainText("is on its way to your address");
  const refused = await fetch(`${here(ownPage).split("?")[0]}/export`, { redirect: "manual" });
  expect(refused.status).toBe(303);

  const link = linkIn(await mailTo("ben@example.org", /^Everything under your address/), "mail");
  await page.goto(here(link));
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await expect(page.getByText("Erase everything under this address")).toBeVisible();
  const download = page.getByRole("link", { name: "Download all of this" });
  const kept = await fetch(new URL((await download.getAttribute("href")) ?? "", site.url));
  expect(await kept.json()).toMatchObject({ comments: [{ text: "How sure is sure?" }] });
  expect(site.printed()).not.toContain(new URL(link).pathname);
}

async function signInAt(page: Page): Promise<void> {
  await page.goto(`${site.url}/sign-in`);
  await page.getByLabel("E-mail").fill("mona@example.org");
  await page.getByLabel("Password").fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/\/dashboard/);
}

/** What waits for its time finds, when the site starts again, that this much of it has passed. */
async function passTime(ms: number): Promise<void> {
  await site.stop();
  const database = createClient({ url: `file:${join(folder, "byline.db")}` });
  await database.execute({ sql: "update jobs set run_at = run_at - ?", args: [ms] });
  database.close();
  site = await startSite({ BYLINE_DATA: folder });
}

/** The same address at the site as it runs now; each start has another port. */
function here(address: string): string {
  const { pathname, search } = new URL(address);
  return site.url + pathname + search;
}

function linkIn(mail: ParsedMail, area: string): string {
  return new RegExp(`^http://localhost:\\d+/${area}/\\S+$`, "m").exec(mail.text ?? "")?.[0] ?? "";
}

async function mailTo(address: string, subject: RegExp): Promise<ParsedMail> {
  const mail = await simpleParser(await rawMail(subject));
  expect(mail.to).toMatchObject({ value: [{ address }] });
  return mail;
}

/** Without a mail server, what is sent is a file in the outbox. */
async function rawMail(subject: RegExp): Promise<string> {
  const outbox = join(folder, "outbox");
  let found = "";
  await expect
    .poll(async () => {
      const files = existsSync(outbox) ? readdirSync(outbox) : [];
      for (const file of files.filter((name) => name.endsWith(".eml"))) {
        const raw = readFileSync(join(outbox, file), "utf8");
        if (subject.test((await simpleParser(raw)).subject ?? "")) found = raw;
      }
      return found;
    })
    .not.toBe("");
  return found;
}
