import { and, count, desc, eq, gt, inArray, lte } from "drizzle-orm";
import { write, type Transaction } from "#db/client.ts";
import { signInFailures } from "#db/schema/identity.ts";
import { sign } from "#lib/config/secret.ts";
import type { Round } from "#lib/jobs/rounds.ts";

/** A try counts against each of these; the first that is used up refuses it. */
export type Limit = { key: string; max: number };
export type Try = { outcome: "counted"; ids: number[] } | { outcome: "limited"; until: Date };

const window = 15 * 60 * 1000;

/**
 * Who is trying decides what a try counts against. Docs: docs/decisions/0002-next-auth.md.
 *
 * A browser that has signed in to this account before has tries of its own, which strangers cannot
 * use up: that is how the real owner gets in while someone else is guessing.
 */
export function signInLimits(email: string, network: string, knownBrowser?: string): Limit[] {
  if (knownBrowser) return [{ key: `browser ${knownBrowser} ${email}`, max: 5 }];
  return [
    { key: `account ${email} from ${network}`, max: 5 },
    { key: `network ${network}`, max: 20 },
    { key: `account ${email}`, max: 50 },
  ];
}

/**
 * Counts a try before its password is looked at, so that a hundred at once get no further than a
 * hundred in a row. A try that turns out right is taken back with `forgetTry`.
 */
export function countTry(limits: Limit[], now: Date): Promise<Try> {
  return write(async (tx) => {
    const since = await deleteOld(tx, now);

    const keys = limits.map(({ key, max }) => ({ hash: sign("sign-in failures", key), max }));
    const waits = await Promise.all(keys.map((key) => waitFor(tx, key, since)));
    const until = Math.max(...waits);
    if (until > 0) return { outcome: "limited", until: new Date(until) };

    const rows = await tx
      .insert(signInFailures)
      .values(keys.map(({ hash }) => ({ keyHash: hash, failedAt: now })))
      .returning({ id: signInFailures.id });
    return { outcome: "counted", ids: rows.map((row) => row.id) };
  });
}

/** Also where nobody has tried since, what was counted is not kept longer than an hour. */
export const forgetOldTries: Round = {
  everyMs: 60 * 60_000,
  go: async (now) => void (await write((tx) => deleteOld(tx, now))),
};

/** Returns since when tries count. */
async function deleteOld(tx: Transaction, now: Date): Promise<Date> {
  const since = new Date(now.getTime() - window);
  await tx.delete(signInFailures).where(lte(signInFailures.failedAt, since));
  return since;
}

export async function forgetTry(ids: number[]): Promise<void> {
  await write((tx) => tx.delete(signInFailures).where(inArray(signInFailures.id, ids)));
}

/** When the next try is allowed, in milliseconds since the epoch; zero when it is allowed now. */
async function waitFor(
  tx: Transaction,
  { hash, max }: { hash: string; max: number },
  since: Date,
): Promise<number> {
  const recent = and(eq(signInFailures.keyHash, hash), gt(signInFailures.failedAt, since));
  const found = await tx.select({ failures: count() }).from(signInFailures).where(recent).get();
  if (!found || found.failures < max) return 0;
  const deciding = await tx
    .select({ failedAt: signInFailures.failedAt })
    .from(signInFailures)
    .where(recent)
    .orderBy(desc(signInFailures.failedAt))
    .limit(1)
    .offset(max - 1)
    .get();
  return (deciding?.failedAt.getTime() ?? 0) + window;
}
