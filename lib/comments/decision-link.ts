import { environment } from "#lib/config/environment.ts";
import { isSigned, sign } from "#lib/config/secret.ts";

/** What a link in a moderators' mail is good for: one of them, one comment, one version of it. */
export type DecisionLink = {
  memberId: number;
  commentId: number;
  version: number;
  expiresAt: Date;
};

const purpose = "decide from the mail";
const validMs = 72 * 60 * 60_000;

/**
 * Where one moderator decides about one comment as it was mailed. Nothing is stored: the signature
 * holds until the link expires, the comment has another version, or the member's rights change.
 */
export function decisionPage(
  link: Omit<DecisionLink, "expiresAt">,
  rightsVersion: number,
  now: Date,
): URL {
  const token = decisionToken({ ...link, expiresAt: new Date(+now + validMs) }, rightsVersion);
  return new URL(`/decide/${token}`, environment().siteUrl);
}

function decisionToken(link: DecisionLink, rightsVersion: number): string {
  const value = valueOf(link);
  return `${value}-${sign(purpose, `${value}-${rightsVersion}`)}`;
}

/** What a token says of itself. It is worth nothing before `isGenuine` has said so. */
export function readDecisionToken(
  token: string,
): { link: DecisionLink; signature: string } | undefined {
  const [, memberId, commentId, version, expires, signature] =
    /^([1-9]\d{0,14})-([1-9]\d{0,14})-([1-9]\d{0,14})-([1-9]\d{0,11})-([\w-]+)$/.exec(token) ?? [];
  if (!signature) return undefined;
  return {
    link: {
      memberId: Number(memberId),
      commentId: Number(commentId),
      version: Number(version),
      expiresAt: new Date(Number(expires) * 1_000),
    },
    signature,
  };
}

export function isGenuine(link: DecisionLink, signature: string, rightsVersion: number): boolean {
  return isSigned(purpose, `${valueOf(link)}-${rightsVersion}`, signature);
}

function valueOf({ memberId, commentId, version, expiresAt }: DecisionLink): string {
  return `${memberId}-${commentId}-${version}-${Math.floor(+expiresAt / 1_000)}`;
}
