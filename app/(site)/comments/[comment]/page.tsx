import type { Metadata } from "next";
import { redirect } from "next/navigation";
import type { ReactNode } from "react";
import { Missing, missingMetadata } from "#app/(site)/missing.tsx";
import { findCommentAddress } from "#lib/comments/address.ts";

export async function generateMetadata(): Promise<Metadata> {
  return { ...(await missingMetadata()), robots: { index: false } };
}

type Props = { params: Promise<{ comment: string }> };

/** Leads to the page on which a comment stands now, wherever that is. */
export default async function CommentPage({ params }: Props): Promise<ReactNode> {
  const { comment } = await params;
  const address = /^[1-9]\d{0,14}$/.test(comment)
    ? await findCommentAddress(Number(comment))
    : undefined;
  if (!address) return <Missing />;
  redirect(address);
}
