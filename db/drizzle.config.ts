import { defineConfig } from "drizzle-kit";

// `turso` alters columns in place; `sqlite` rebuilds tables and would drop their triggers.
export default defineConfig({
  dialect: "turso",
  schema: "./db/schema/*.ts",
  out: "./db/migrations",
  casing: "snake_case",
  dbCredentials: { url: "file:./data/byline.db" },
});
