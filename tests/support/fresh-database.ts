import { randomUUID } from "node:crypto";
import { copyFileSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, inject, vi } from "vitest";

// One process runs many test files, so that libraries are loaded once; what is ours begins afresh in each.
vi.resetModules();
for (const key of Object.getOwnPropertySymbols(globalThis)) {
  if (key.description?.startsWith("byline.")) Reflect.deleteProperty(globalThis, key);
}

const folder = join(inject("testFolder"), randomUUID());
mkdirSync(folder);
copyFileSync(join(inject("testFolder"), "migrated.db"), join(folder, "byline.db"));

delete process.env.SMTP_URL;
process.env.BYLINE_DATA = folder;
process.env.DATABASE_URL = `file:${join(folder, "byline.db")}`;
process.env.AUTH_SECRET = "a secret that only the tests use, long enough";
process.env.SITE_URL = "http://localhost:3000";

afterAll(async () => {
  const { closeDatabase } = await import("#db/client.ts");
  await closeDatabase();
});
