import { isSigned, sign } from "#lib/config/secret.ts";
import type { Visitor } from "#lib/identity/visitor.ts";
import { newToken } from "#lib/identity/token.ts";
import { networkHash } from "../network.ts";

/**
 * Who reports, as far as that can be known without an account: the network they come from today, and
 * a mark that their browser was given with its first report. Either is enough to be known again.
 */
export type Reporter = { visitor: Visitor; mark: string };

const purpose = "reporter";

/** Takes up the mark that a browser brings, if it is one of ours; another gets a new one. */
export function readReporter(visitor: Visitor, brought: string | undefined): Reporter {
  const [, token, signature] = /^([\w-]{43})\.([\w-]+)$/.exec(brought ?? "") ?? [];
  const isOurs = token && signature && isSigned(purpose, token, signature);
  return { visitor, mark: brought && isOurs ? brought : newMark() };
}

/** Of the mark with the comment, so that what one browser reported is nowhere to be put together. */
export function hashesOf(
  { visitor, mark }: Reporter,
  commentId: number,
  now: Date,
): { networkHash: string; browserHash: string } {
  return {
    networkHash: networkHash(visitor, now),
    browserHash: sign(`${purpose} of comment ${commentId}`, mark),
  };
}

function newMark(): string {
  const token = newToken();
  return `${token}.${sign(purpose, token)}`;
}
