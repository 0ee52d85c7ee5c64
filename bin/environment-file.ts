import { randomBytes } from "node:crypto";
import { appendFileSync, chmodSync, existsSync } from "node:fs";

const file = ".env";

/** Reads `.env` where there is one. What the environment says already wins. */
export function readEnvironmentFile(): void {
  if (existsSync(file)) process.loadEnvFile(file);
}

/** Makes sure there is a secret; writes a generated one into `.env`. True when it made one. */
export function ensureSecret(): boolean {
  if (process.env.AUTH_SECRET) return false;
  const secret = randomBytes(32).toString("base64url");
  appendFileSync(
    file,
    `# Signs sessions and private links. Keep it, and keep it to yourself.\nAUTH_SECRET=${secret}\n`,
  );
  chmodSync(file, 0o600);
  process.env.AUTH_SECRET = secret;
  return true;
}
