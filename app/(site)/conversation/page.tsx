import type { Metadata } from "next";
import type { ReactNode } from "react";
import { Frame } from "#app/(site)/frame.tsx";
import { ListHeading } from "#app/(site)/list-heading.tsx";
import { listAddress, pageMetadata } from "#app/(site)/metadata.ts";
import { words } from "#app/_ui/words.ts";
import { readRecentConversation } from "#lib/comments/recent-conversation.ts";
import { Remarks } from "./remarks.tsx";

const address = "/conversation";

type Props = { searchParams: Promise<{ before?: string | string[] }> };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  const { lists } = await words();
  const { before } = await searchParams;
  return pageMetadata({ title: lists.conversation, address: listAddress(address, before) });
}

/** What was said last, under all the posts. */
export default async function ConversationPage({ searchParams }: Props): Promise<ReactNode> {
  const { lists } = await words();
  const { before } = await searchParams;
  return (
    <Frame>
      <ListHeading lead={lists.conversationAbout}>{lists.conversation}</ListHeading>
      <Remarks conversation={await readRecentConversation({ before })} address={address} />
    </Frame>
  );
}
