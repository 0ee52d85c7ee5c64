/* eslint-disable @typescript-eslint/explicit-module-boundary-types -- Drizzle infers column types. */
import { sql, type SQL } from "drizzle-orm";
import { check, integer, type AnySQLiteColumn } from "drizzle-orm/sqlite-core";

/** A moment, stored as milliseconds since the epoch. */
export const moment = () => integer({ mode: "timestamp_ms" });

/** SQLite does not enforce text enums, so each one gets a CHECK as well. */
export function oneOf(name: string, column: AnySQLiteColumn, values: readonly string[]) {
  return check(
    name,
    sql`${column} in (${sql.raw(values.map((value) => `'${value}'`).join(", "))})` as SQL,
  );
}
