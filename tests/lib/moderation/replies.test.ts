import { expect, test } from "vitest";
import { reader } from "#db/client.ts";
import { readThread } from "#lib/comments/thread.ts";
import { countReplies } from "#lib/moderation/replies.ts";
import { aComment, aPost } from "#tests/support/conversation.ts";
import { decideOn } from "#tests/support/mailing.ts";
import { aModerator } from "#tests/support/members.ts";

test("the desk counts the replies that readers lose with a comment, and no others (M05)", async () => {
  const postId = await aPost();
  const parentId = await aComment({ postId });
  const reply = await aComment({ postId, parentId });
  await aComment({ postId, parentId: reply });
  await aComment({ postId, parentId: reply, duplicateOf: reply });
  const kept = await aComment({ postId, parentId, status: "trashed", keepsPlace: true });
  await aComment({ postId, parentId: kept });
  const rejected = await aComment({ postId, parentId, status: "rejected" });
  await aComment({ postId, parentId: rejected });
  const counted = await countReplies(reader, parentId);
  const shown = async () => (await readThread({ id: postId, slug: "a-post" })).count;

  const before = await shown();
  await decideOn(parentId, "reject", await aModerator(), new Date());

  expect([counted, before, await shown()]).toEqual([3, 4, 0]);
});
