import type { ReactElement } from "react";
import { Day } from "#app/_ui/time.tsx";
import type { ListedTrust } from "#lib/moderation/trust/list.ts";
import { RevokeForm } from "./revoke-form.tsx";

/** Who is trusted, why, and since when; or by whom that was revoked. */
export function TrustedWriter({ trust }: { trust: ListedTrust }): ReactElement {
  const { id, who, grantedBy, grantedAt, commentId, approvals, approvalCount, revoked } = trust;
  return (
    <>
      <h3>
        <bdi>{who}</bdi>
      </h3>
      <p>
        {grantedBy ? `Granted by ${grantedBy}` : "By approvals"}, <Day at={grantedAt} />
        {commentId ? (
          <>
            , at <a href={`/dashboard/comments?comment=${commentId}`}>comment {commentId}</a>
          </>
        ) : null}
        .
      </p>
      {approvals.length === 0 ? (
        <p>No approval under proof yet, so it has no effect.</p>
      ) : (
        <details>
          <summary>{approvalsInWords(approvalCount)}</summary>
          <ul>
            {approvals.map(({ commentId, by, at }) => (
              <li key={commentId}>
                <a href={`/dashboard/comments?comment=${commentId}`}>Comment {commentId}</a>, {by},{" "}
                <Day at={at} />
              </li>
            ))}
          </ul>
        </details>
      )}
      {revoked ? (
        <p>
          Revoked{revoked.by ? ` by ${revoked.by}` : ""}, <Day at={revoked.at} />
          {revoked.reason ? `: “${revoked.reason}”` : "."}
        </p>
      ) : (
        <RevokeForm trustId={id} who={who} />
      )}
    </>
  );
}

function approvalsInWords(count: number): string {
  return `Rests on ${count.toLocaleString("en")} approval${count === 1 ? "" : "s"} under proof`;
}
