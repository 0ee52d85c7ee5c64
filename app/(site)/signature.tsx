import type { ReactNode } from "react";
import { words } from "#app/_ui/words.ts";
import type { Handle, PublishedPost, Signature as SignatureText } from "#lib/posts/post.ts";
import { authorCardAddress } from "#lib/publishing/author-card.ts";
import styles from "./signature.module.css";

type SignatureProps = { signature: SignatureText; post: Pick<PublishedPost, "kind" | "slug"> };

/** How the author signed when the post was published, for readers, programs and address books. */
export async function Signature({ signature, post }: SignatureProps): Promise<ReactNode> {
  const { signature: phrases } = await words();
  const { name, handles, telephone, sites } = signature;
  return (
    <address id="signed-by" className={`p-author h-card ${styles.signature}`}>
      <p className={`p-name ${styles.name}`}>
        <bdi>{name}</bdi>
      </p>
      <ul role="list" className={styles.ways}>
        {sites.map((site) => (
          <li key={site}>
            <a href={site} rel="me" className="u-url" dir="ltr">
              {withoutScheme(site)}
            </a>
          </li>
        ))}
        {handles.map((handle) => (
          <li key={`${handle.network} ${handle.handle}`}>
            <bdi className={styles.label}>{handle.network}</bdi> <HandleLink handle={handle} />
          </li>
        ))}
        {telephone && (
          <li>
            <span className={styles.label}>{phrases.telephone}</span>{" "}
            <a href={`tel:${telephone.replace(/[^+\d]/g, "")}`} className="p-tel" dir="ltr">
              {telephone}
            </a>
          </li>
        )}
        <li data-screen="">
          <a href={authorCardAddress(post)} type="text/vcard">
            {phrases.card}
          </a>
        </li>
      </ul>
    </address>
  );
}

function HandleLink({ handle: { handle, url } }: { handle: Handle }): ReactNode {
  if (!url) return <bdi className="p-nickname">{handle}</bdi>;
  return (
    <a href={url} rel="me" className="u-url">
      <bdi className="p-nickname">{handle}</bdi>
    </a>
  );
}

function withoutScheme(site: string): string {
  return site.replace(/^https?:\/\//, "").replace(/\/$/, "");
}
