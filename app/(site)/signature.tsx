import type { ReactNode } from "react";
import type { Handle, Signature as SignatureText } from "#lib/posts/post.ts";
import styles from "./signature.module.css";

/** How the author signed when the post was published. */
export function Signature({ signature }: { signature: SignatureText }): ReactNode {
  const { name, handles, telephone, sites } = signature;
  return (
    <address className={`p-author h-card ${styles.signature}`}>
      <p className={`p-name ${styles.name}`}>{name}</p>
      <ul role="list">
        {handles.map((handle) => (
          <li key={`${handle.network} ${handle.handle}`}>
            {handle.network}: <HandleLink handle={handle} />
          </li>
        ))}
        {telephone && (
          <li>
            Telephone:{" "}
            <a href={`tel:${telephone.replace(/[^+\d]/g, "")}`} className="p-tel">
              {telephone}
            </a>
          </li>
        )}
        {sites.map((site) => (
          <li key={site}>
            <a href={site} rel="me" className="u-url">
              {withoutScheme(site)}
            </a>
          </li>
        ))}
      </ul>
    </address>
  );
}

function HandleLink({ handle: { handle, url } }: { handle: Handle }): ReactNode {
  if (!url) return <span className="p-nickname">{handle}</span>;
  return (
    <a href={url} rel="me" className="u-url p-nickname">
      {handle}
    </a>
  );
}

function withoutScheme(site: string): string {
  return site.replace(/^https?:\/\//, "").replace(/\/$/, "");
}
