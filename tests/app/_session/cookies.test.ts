import { beforeEach, expect, test, vi } from "vitest";

beforeEach(() => {
  // The environment is read once for each copy of the module.
  vi.resetModules();
});

test("over HTTPS the session's cookie is bound to this host", async () => {
  process.env.SITE_URL = "https://news.example";
  const { sessionCookie } = await import("#app/_session/cookies.ts");

  expect(sessionCookie()).toEqual({
    name: "__Host-byline-session",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure: true },
  });
});

test("without HTTPS it has a plain name, which a browser accepts there", async () => {
  process.env.SITE_URL = "http://localhost:3000";
  const { sessionCookie } = await import("#app/_session/cookies.ts");

  expect(sessionCookie()).toMatchObject({ name: "byline-session", options: { secure: false } });
});
