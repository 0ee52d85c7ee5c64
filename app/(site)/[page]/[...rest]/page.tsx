import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Missing, missingMetadata } from "#app/(site)/missing.tsx";
import { readSegment } from "#app/(site)/segment.ts";

type Props = { params: Promise<{ page: string; rest: string[] }> };

export function generateMetadata(): Promise<Metadata> {
  return missingMetadata();
}

/** Deep addresses come from elsewhere, or from before: what they name is offered to be looked for. */
export default async function DeepPage({ params }: Props): Promise<ReactNode> {
  const { page, rest } = await params;
  return <Missing asked={[page, ...rest].map(readSegment)} />;
}
