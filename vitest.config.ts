import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/journeys/**"],
    globalSetup: "tests/support/migrated-database.ts",
    setupFiles: "tests/support/fresh-database.ts",
    pool: "forks",
    isolate: false,
    testTimeout: 20_000,
  },
});
