import { afterEach, expect, test, vi } from "vitest";

afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

test("the contact that the operator named is published, with a promise that is not yet over", async () => {
  const text = await securityText("mailto:security@example.org", "2026-12-31T23:59:59Z");

  expect(text).toBe(`Contact: mailto:security@example.org
Expires: 2027-06-01T00:00:00.000Z
Preferred-Languages: en
Canonical: http://localhost:3000/.well-known/security.txt
`);
});

test("the promise is always in the future and ends within a year", async () => {
  for (const moment of ["2027-01-01T00:00:00Z", "2027-01-31T23:59:59Z", "2028-02-29T12:00:00Z"]) {
    const text = (await securityText("https://example.org/report", moment)) ?? "";
    const expires = new Date(/^Expires: (.*)$/m.exec(text)?.[1] ?? "").getTime();
    const days = (expires - new Date(moment).getTime()) / 86_400_000;

    expect(days).toBeGreaterThan(120);
    expect(days).toBeLessThan(365);
  }
});

test("where no contact is named there is no file", async () => {
  expect(await securityText("", "2027-01-01T00:00:00Z")).toBeUndefined();
});

/** The environment is read once, so each contact is read by modules of its own. */
async function securityText(contact: string, now: string): Promise<string | undefined> {
  vi.stubEnv("SECURITY_CONTACT", contact);
  vi.resetModules();
  const { findSecurityText } = await import("#lib/publishing/security-text.ts");
  return findSecurityText(new Date(now));
}
