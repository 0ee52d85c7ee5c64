import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { Frame } from "#app/(site)/frame.tsx";
import { words } from "#app/_ui/words.ts";
import { findReceipt } from "#lib/comments/find-receipt.ts";
import { Actions } from "./actions-offered.tsx";
import { Confirm } from "./confirm/confirm.tsx";
import { OwnText } from "./own-text.tsx";
import styles from "./page.module.css";
import { Story } from "./story.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const { receipt } = await words();
  return {
    title: receipt.title,
    robots: { index: false, follow: false },
    // The address is the key to this page, so no link on it may tell where the reader came from.
    referrer: "no-referrer",
  };
}

type Props = {
  params: Promise<{ receipt: string }>;
  searchParams: Promise<{ asked?: string | string[] }>;
};

/** The private page of one comment: what its writer wrote, what became of it, and what they may do. */
export default async function ReceiptPage({ params, searchParams }: Props): Promise<ReactNode> {
  const { receipt: link } = await params;
  const found = await findReceipt(link);
  if (!found) notFound();
  const { receipt } = await words();
  const { post } = found;
  return (
    <Frame>
      <h1>{receipt.title}</h1>
      <p className={styles.post}>
        {post ? (
          <>
            {receipt.on.before}
            <a href={post.address}>
              <bdi>{post.title}</bdi>
            </a>
            {receipt.on.after}
          </>
        ) : (
          receipt.postGone
        )}
      </p>
      <Story found={found} />
      <p className={styles.keep}>{receipt.keep}</p>
      <OwnText found={found} />
      <Actions found={found} link={link} />
      <Confirm link={link} searchParams={searchParams} />
    </Frame>
  );
}
