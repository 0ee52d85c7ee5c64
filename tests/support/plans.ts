import { createClient, type InArgs, type InStatement } from "@libsql/client";
import { rawClient } from "#db/client.ts";
import { databaseUrl } from "#db/address.ts";

/** How SQLite goes about each query that `work` makes: the lines of its plans. */
export async function plansOf(work: () => Promise<unknown>): Promise<string[]> {
  const statements = await statementsOf(work);
  // On a client of its own: one that has explained a query refuses to change the schema afterwards.
  const client = createClient({ url: databaseUrl() });
  const plans: string[] = [];
  for (const { sql, args } of statements) {
    const { rows } = await client.execute({ sql: `explain query plan ${sql}`, args: args ?? [] });
    plans.push(...rows.map((row) => String(row.detail)));
  }
  client.close();
  return plans;
}

type Statement = Exclude<InStatement, string>;

async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const client = rawClient();
  const execute = client.execute;
  const statements: Statement[] = [];
  client.execute = (statement: InStatement, args?: InArgs) => {
    const asked = typeof statement === "string" ? { sql: statement, args: args ?? [] } : statement;
    statements.push(asked);
    return (execute as (asked: Statement) => ReturnType<typeof execute>).call(client, asked);
  };
  try {
    await work();
  } finally {
    client.execute = execute;
  }
  return statements;
}
