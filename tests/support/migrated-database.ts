import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { closeDatabase } from "#db/client.ts";
import { migrate } from "#db/migrate.ts";

/** Migrates one database before all tests; each test file starts from a copy of it. */
export default async function setup(project: TestProject): Promise<() => void> {
  const folder = mkdtempSync(join(tmpdir(), "byline-tests-"));
  process.env.DATABASE_URL = `file:${join(folder, "migrated.db")}`;
  await migrate();
  await closeDatabase();
  project.provide("testFolder", folder);
  return () => rmSync(folder, { recursive: true, force: true });
}

declare module "vitest" {
  export interface ProvidedContext {
    testFolder: string;
  }
}
