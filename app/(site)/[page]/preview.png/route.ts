import { answerPreviewPicture } from "#app/(site)/preview-picture.ts";
import { readSegment } from "#app/(site)/segment.ts";
import { findPublishedPage } from "#lib/posts/read.ts";

type Props = { params: Promise<{ page: string }> };

export async function GET(_: Request, { params }: Props): Promise<Response> {
  return answerPreviewPicture(await findPublishedPage(readSegment((await params).page)));
}
