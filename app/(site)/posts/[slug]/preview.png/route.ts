import { answerPreviewPicture } from "#app/(site)/preview-picture.ts";
import { readSegment } from "#app/(site)/segment.ts";
import { findPublishedPost } from "#lib/posts/read.ts";

type Props = { params: Promise<{ slug: string }> };

export async function GET(_: Request, { params }: Props): Promise<Response> {
  return answerPreviewPicture(await findPublishedPost(readSegment((await params).slug)));
}
