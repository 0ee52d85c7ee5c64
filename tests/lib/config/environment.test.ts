import { expect, test } from "vitest";
import { EnvironmentProblem, readEnvironment } from "#lib/config/environment.ts";

const secret = "0123456789abcdef0123456789abcdef";

test("every problem is listed at once and no value is printed", () => {
  const read = () =>
    readEnvironment({
      AUTH_SECRET: "short-secret",
      SITE_URL: "ftp://example.org",
      PORT: "eighty",
      DATABASE_URL: "mysql://root:hunter2@host",
      PROXY_COUNT: "-1",
      MAIL_FROM: "Byline <byline@example.org>",
    } as unknown as NodeJS.ProcessEnv);

  expect(read).toThrow(EnvironmentProblem);
  try {
    read();
  } catch (error) {
    const { message } = error as EnvironmentProblem;
    for (const name of [
      "AUTH_SECRET",
      "SITE_URL",
      "PORT",
      "DATABASE_URL",
      "PROXY_COUNT",
      "MAIL_FROM",
    ]) {
      expect(message).toContain(name);
    }
    for (const value of ["short-secret", "ftp:", "eighty", "hunter2"]) {
      expect(message).not.toContain(value);
    }
  }
});

test("only the secret is needed; the rest has defaults", () => {
  const found = readEnvironment({ AUTH_SECRET: secret } as unknown as NodeJS.ProcessEnv);

  expect(found).toMatchObject({ port: 3000, proxyCount: 0, isPressOn: true, smtpUrl: undefined });
  expect(found.siteUrl.origin).toBe("http://localhost:3000");
  expect(found.mailFrom).toBe("byline@localhost");
});

test("an address that cannot be read is one problem, beside the others", () => {
  const read = () => readEnvironment({ SITE_URL: "nowhere" } as unknown as NodeJS.ProcessEnv);

  expect(read).toThrow(/SITE_URL must be an address.*AUTH_SECRET is not set/s);
});

test("there is no built-in secret", () => {
  expect(() => readEnvironment({} as unknown as NodeJS.ProcessEnv)).toThrow(
    /AUTH_SECRET is not set/,
  );
});

test("an address of the site with a path is refused", () => {
  const read = () =>
    readEnvironment({
      AUTH_SECRET: secret,
      SITE_URL: "https://example.org/blog",
    } as unknown as NodeJS.ProcessEnv);

  expect(read).toThrow(/SITE_URL must be an origin/);
});
